import { Help, InvalidArgumentError, type Option } from 'commander';
import type { ScanRequest } from '../plan/ports.js';

/** Adds comma-separated names to those given earlier. */
export function names(text: string, earlier: string[]): string[] {
  return [
    ...earlier,
    ...text
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  ];
}

/** Reads a probability, 0..1; anything else is a usage error. */
export function probability(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('a number from 0 to 1 is needed.');
}

/** Reads a whole number from 1; anything else is a usage error. */
export function count(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number from 1 is needed.');
}

/** Reads `i/n`, the i-th of n parts; anything else is a usage error. */
export function shard(text: string): NonNullable<ScanRequest['shard']> {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const index = Number(match?.[1]);
  const of = Number(match?.[2]);
  if (match && index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError('i/n is needed, such as 2/5.');
}

/** An option in words: a default that only says that nothing was asked for is left out. */
export function describeOption(option: Option): string {
  const value: unknown = option.defaultValue;
  const saysNothing = value === false || value === null || (Array.isArray(value) && value.length === 0);
  return saysNothing ? option.description : new Help().optionDescription(option);
}
