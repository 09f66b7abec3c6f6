import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** The first line of an exported function: a declaration, or a constant that is an arrow function. */
const EXPORTED_FUNCTION =
  /^export (?:default )?(?:(?:async )?function\b|const \w+(?:: [^=]+)? = (?:async )?(?:<|\(|\w+ =>))/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

/** Exported functions of a text that no comment of their own comes before. */
function undocumented(text: string): string[] {
  const lines = text.split('\n');
  return lines.filter((line, at) => EXPORTED_FUNCTION.test(line) && !lines[at - 1]?.endsWith('*/'));
}

test.each(files)('every exported function of %s says what it does', (file) => {
  expect(undocumented(readFileSync(join(SRC, file), 'utf8'))).toEqual([]);
});

test.each([
  ['export function f(): void {}'],
  ['export async function f(): Promise<void> {}'],
  ['export const f = (a: number) => a;'],
  ['export const f: Command<string> = async (context) => 0;'],
])('notices %s', (code) => {
  expect(undocumented(code)).toEqual([code]);
  expect(undocumented(`/** Says it. */\n${code}`)).toEqual([]);
});
