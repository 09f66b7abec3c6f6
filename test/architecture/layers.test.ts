import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** Which folders a folder may import from, itself aside. The order is the architecture. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  galaxy: [],
  matcher: ['galaxy'],
  ledger: ['galaxy'],
  plan: ['galaxy', 'matcher', 'ledger'],
  shell: ['galaxy', 'matcher', 'ledger', 'plan'],
  tui: ['galaxy', 'matcher', 'ledger', 'plan'],
  cli: ['galaxy', 'matcher', 'ledger', 'plan', 'tui'],
};
const PURE = new Set(['galaxy', 'matcher', 'ledger', 'plan']);
const NOT_IN_PURE = /^(node:|react|ink$|simple-git|commander)/;
const IMPURE_GLOBALS =
  /\b(Date\.now\(|new Date\(\)|process\.|Math\.random\(|performance\.|setTimeout\(|console\.)/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, folder: file.split('/')[0] ?? '', text: readFileSync(join(SRC, file), 'utf8') }));

function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

describe('imports go one way', () => {
  test.each(files)('$file', ({ file, folder, text }) => {
    for (const specifier of importsOf(text)) {
      if (!specifier.startsWith('.')) {
        if (PURE.has(folder)) expect(specifier, `${file} is pure`).not.toMatch(NOT_IN_PURE);
        continue;
      }
      const target = relative(SRC, resolve(dirname(join(SRC, file)), specifier)).split('/')[0] ?? '';
      const allowed = target === folder || (MAY_IMPORT[folder] ?? []).includes(target);
      const isMain = file === 'cli/main.ts' && target === 'shell';
      const isLibrary = file === 'index.ts' && target !== 'shell';
      expect(allowed || isMain || isLibrary, `${file} imports ${specifier}`).toBe(true);
    }
  });
});

test('no import leads back to where it came from, not even for a type', () => {
  const known = new Map(files.map(({ file, text }) => [file, text]));
  const withoutCircles = new Set<string>();
  const circleFrom = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (withoutCircles.has(file)) return [];
    for (const target of targetsOf(file, known)) {
      const circle = circleFrom(target, [...way, file]);
      if (circle.length > 0) return circle;
    }
    withoutCircles.add(file);
    return [];
  };
  for (const { file } of files) expect(circleFrom(file, []).join(' → ')).toBe('');
});

/** The files that a file imports, whichever of the two endings they have. */
function targetsOf(file: string, known: ReadonlyMap<string, string>): string[] {
  return importsOf(known.get(file) ?? '')
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => join(dirname(file), specifier).replace(/\.js$/, ''))
    .flatMap((path) => [`${path}.ts`, `${path}.tsx`].filter((target) => known.has(target)));
}

describe('the core knows neither clock, process nor chance', () => {
  test.each(files.filter(({ folder }) => PURE.has(folder)))('$file', ({ text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(IMPURE_GLOBALS);
  });
});

test('`natural` is imported file by file: its index connects to databases and reads .env', () => {
  for (const { file, text } of files) expect(importsOf(text), file).not.toContain('natural');
});

test('only cli/main.ts sets the exit code', () => {
  const guilty = files.filter(({ text }) => /process\.(exit\(|exitCode)/.test(text)).map(({ file }) => file);
  expect(guilty.filter((file) => file !== 'cli/main.ts')).toEqual([]);
});

test('nothing reaches for the network, and only the editor that the user has named is started without git', () => {
  const network = /^(node:)?(net|http|https|http2|tls|dns|dgram|inspector|cluster)(\/|$)/;
  for (const { file, text } of files) {
    expect(
      importsOf(text).filter((specifier) => network.test(specifier)),
      file,
    ).toEqual([]);
    expect(text, file).not.toMatch(/\b(fetch|WebSocket|EventSource|XMLHttpRequest|eval|Function)\(/);
  }
  const starting = files.filter(({ text }) => importsOf(text).some((from) => from.endsWith('child_process')));
  expect(starting.map(({ file }) => file)).toEqual(['shell/editor.ts']);
  expect(starting.map(({ text }) => /shell: *true|\bexec\(/.test(text))).toEqual([false]);
});
