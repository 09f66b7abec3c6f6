import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandFirst } from '../../src/cli/command-first.js';
import { buildProgram, type Invocation } from '../../src/cli/program.js';
import { packageRoot } from '../../src/shell/package-root.js';

function parse(line: string): Invocation | { status: number; said: string } {
  let found: Invocation | undefined;
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  const program = buildProgram(
    '1.2.3',
    (invocation) => {
      found = invocation;
    },
    { out: say, err: say },
  );
  try {
    program.parse(commandFirst(line.split(' ').filter(Boolean), program), { from: 'user' });
  } catch (error) {
    return { status: (error as { exitCode: number }).exitCode, said };
  }
  if (!found) throw new Error('nothing was asked for');
  return found;
}

describe('the default command is curate', () => {
  test.each([
    ['', []],
    ['curate', []],
    ['threat-actor malpedia', ['threat-actor', 'malpedia']],
    ['curate threat-actor', ['threat-actor']],
  ])('%j', (line, clusters) => {
    expect(parse(line)).toMatchObject({ command: 'curate', options: { clusters, plain: false } });
  });
});

describe('options may stand anywhere', () => {
  test.each([
    '-C /g --quiet scan --limit 3 malpedia',
    'scan -C /g malpedia --limit 3 --quiet',
    'scan malpedia --quiet --limit=3 --galaxy /g',
    '--galaxy=/g scan --limit 3 --quiet malpedia',
    '--limit 3 -C /g scan malpedia --quiet',
    '--quiet --galaxy=/g --limit=3 scan malpedia',
  ])('%s', (line) => {
    expect(parse(line)).toMatchObject({
      command: 'scan',
      global: { galaxy: '/g', quiet: true, color: true },
      options: { request: { clusters: ['malpedia'], limit: 3 }, format: 'table' },
    });
  });
});

test.each([
  ['--format csv -o out.csv ledger export', { action: 'export', format: 'csv', output: 'out.csv' }],
  ['ledger --format csv export', { action: 'export', format: 'csv' }],
  ['--quiet ledger fix', { action: 'fix' }],
])('options may stand before the name of a command below another: %s', (line, options) => {
  expect(parse(line)).toMatchObject({ command: 'ledger', options });
});

test.each([
  ['--from scan', []],
  ['malpedia scan', ['malpedia', 'scan']],
])('a word that is no command stays what it is: %s', (line, clusters) => {
  expect(parse(line)).toMatchObject({ command: 'curate', options: { clusters } });
});

test('scan takes everything that narrows or widens the scope', () => {
  const line =
    'scan --from a,b --to c --shard 2/5 --min-probability 0.5 --include-decided --include-linked --include-deprecated --explain --format csv';
  expect(parse(line)).toMatchObject({
    options: {
      request: {
        clusters: [],
        from: ['a', 'b'],
        to: ['c'],
        shard: { index: 2, of: 5 },
        minProbability: 0.5,
        limit: 20_000,
        includeDecided: true,
        includeLinked: true,
        includeDeprecated: true,
      },
      format: 'csv',
      explain: true,
    },
  });
});

test.each([
  ['ledger fix', { command: 'ledger', options: { action: 'fix' } }],
  ['ledger export --format stix -o x', { options: { action: 'export', format: 'stix', output: 'x' } }],
  [
    'ledger adopt malpedia -o x',
    { command: 'ledger', options: { action: 'adopt', clusters: ['malpedia'], output: 'x' } },
  ],
  ['export --format csv', { command: 'ledger', options: { action: 'export', format: 'csv' } }],
  ['import x.tsv', { command: 'ledger', options: { action: 'import', file: 'x.tsv' } }],
  [
    'apply - --branch curation/x --dry-run',
    { options: { file: '-', branch: 'curation/x', dryRun: true, commit: false } },
  ],
  [
    'review main..x --summary --format json',
    { options: { target: 'main..x', summary: true, format: 'json' } },
  ],
  ['score --pairs p.tsv', { command: 'score', options: { pairs: 'p.tsv' } }],
  ['undo', { command: 'undo' }],
  ['demo', { command: 'demo' }],
])('%s', (line, expected) => {
  expect(parse(line)).toMatchObject(expected);
});

describe('what is wrong is said, with a status that is not 0', () => {
  test.each([
    ['scan --limit 0', /whole number from 1/],
    ['scan --limit x', /whole number from 1/],
    ['scan --min-probability 1.5', /from 0 to 1/],
    ['scan --shard 6/5', /i\/n/],
    ['scan --format xml', /Allowed choices/],
    ['scan --frobnicate', /unknown option/],
    ['score', /required option/],
    ['apply', /missing required argument/],
    ['check', /unknown command/],
    ['report', /unknown command/],
  ])('%s', (line, complaint) => {
    const result = parse(line);
    expect(result).toMatchObject({ said: expect.stringMatching(complaint) });
    expect(result).not.toMatchObject({ status: 0 });
  });
});

test.each([
  ['--version', /^1\.2\.3/],
  ['--help', /Usage: relata/],
  ['scan --help', /--min-probability/],
])('%s succeeds', (line, text) => {
  expect(parse(line)).toMatchObject({ status: 0, said: expect.stringMatching(text) });
});

describe('help', () => {
  test.each(['scan', 'curate', 'apply', 'review', 'ledger export'])(
    'of %s has the options of every command',
    (command) => {
      const { said } = parse(`${command} --help`) as { said: string };
      expect(said).toMatch(/--galaxy/);
      expect(said).not.toMatch(/default: (?:false|null|\[\])/);
    },
  );
});

describe('docs/commands.md', () => {
  const text = readFileSync(join(packageRoot(), 'docs/commands.md'), 'utf8');
  const optionsOf = (command: Command): string[] => [
    ...command.options.flatMap(({ long }) => long ?? []),
    ...command.commands.flatMap(optionsOf),
  ];
  const quiet = { out: () => {}, err: () => {} };
  test.each([...new Set(optionsOf(buildProgram('1.2.3', () => {}, quiet)))])('has %s', (option) => {
    expect(text).toContain(option);
  });
});
