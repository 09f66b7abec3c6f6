import { mutate, type Random } from './mutate.js';
import type { Target } from './targets.js';

export interface Finding {
  readonly target: string;
  readonly text: string;
  readonly why: string;
}

/** Milliseconds of processor time after which one input of at most 20,000 characters counts as a hang. */
const HANG = 2000;

/** Feeds `inputs` mutated texts to a parser: none may throw, hang, or lose something in silence. */
export function fuzz(target: Target, inputs: number, random: Random): Finding[] {
  const findings: Finding[] = [];
  // What was interesting is mutated further; a small pool keeps it from drifting into noise.
  const pool = [...target.seeds];
  for (let input = 0; input < inputs && findings.length < 10; input += 1) {
    const seed = pool[random(pool.length)] ?? '';
    const text = mutate(seed, target.seeds[random(target.seeds.length)] ?? '', random);
    const started = process.cpuUsage();
    try {
      target.check(text);
    } catch (error) {
      findings.push({
        target: target.name,
        text,
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
    const took = process.cpuUsage(started).user / 1000;
    if (took > HANG) findings.push({ target: target.name, text, why: `it took ${Math.round(took)} ms` });
    if (random(50) === 0) {
      if (pool.length < target.seeds.length + 64) pool.push(text);
      else pool[target.seeds.length + random(64)] = text;
    }
  }
  return findings;
}
