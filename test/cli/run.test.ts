import { describe, expect, test } from 'vitest';
import type { CommandContext, GlobalOptions } from '../../src/cli/context.js';
import { run, type World } from '../../src/cli/run.js';
import { RelataError } from '../../src/galaxy/problem.js';

function makeWorld(
  openWorkspace: CommandContext['openWorkspace'],
): World & { said: string[]; printed: string[] } {
  const said: string[] = [];
  const printed: string[] = [];
  const context = (options: GlobalOptions): CommandContext => ({
    options,
    out: async (data) => {
      printed.push(data.toString());
    },
    say: (line) => {
      said.push(line);
    },
    stdinIsTty: false,
    stdoutIsTty: false,
    env: {},
    cwd: '/',
    now: () => new Date(0),
    readInput: async () => '',
    personalFile: async () => null,
    lines: async function* () {},
    isFile: async () => false,
    writeOutput: async () => undefined,
    openWorkspace,
    openTerminal: () => Promise.reject(new Error('no terminal here')),
  });
  return {
    version: '1.2.3',
    context,
    printHelp: (text) => printed.push(text),
    printError: (text) => said.push(text),
    demo: async (outer) => outer,
    said,
    printed,
  };
}

const nowhere = () =>
  Promise.reject(new RelataError('no galaxy here', 'point -C at a checkout of misp-galaxy'));

describe('run', () => {
  test('an expected failure is one line that says what is wrong and what to do next', async () => {
    const world = makeWorld(nowhere);
    expect(await run(['scan'], world)).toBe(2);
    expect(world.said).toEqual(['relata: no galaxy here; point -C at a checkout of misp-galaxy']);
    expect(world.printed).toEqual([]);
  });

  test('a defect is not swallowed', async () => {
    const world = makeWorld(() => Promise.reject(new TypeError('a defect')));
    await expect(run(['scan'], world)).rejects.toThrow('a defect');
  });

  test.each([
    [['--version'], 0, /^1\.2\.3$/],
    [['--help'], 0, /Usage: relata/],
    [['scan', '--help'], 0, /--min-probability/],
  ])('%j goes to stdout', async (argv, status, text) => {
    const world = makeWorld(nowhere);
    expect(await run(argv, world)).toBe(status);
    expect(world.printed.join('').trim()).toMatch(text);
    expect(world.said).toEqual([]);
  });

  test.each([[['--nope']], [['scan', '--limit', 'x']], [['check']]])('%j is wrong usage', async (argv) => {
    const world = makeWorld(nowhere);
    expect(await run(argv, world)).toBe(2);
    expect(world.said.join('')).toMatch(/^error: /);
    expect(world.printed).toEqual([]);
  });
});
