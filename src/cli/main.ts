/** Wiring: the only file that imports the shell, and the only one that sets the exit code. */
import { createInterface } from 'node:readline';
import { version } from '../galaxy/version.js';
import { visible, visibleText } from '../galaxy/visible.js';
import type { CommandContext, GlobalOptions } from './context.js';
import { run, type World } from './run.js';

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const { endQuietlyWhenReaderLeaves } = await import('../shell/standard-streams.js');
  const { closeBefore } = await import('../shell/endings.js');
  endQuietlyWhenReaderLeaves(() => closeBefore(() => process.exit(0)));
  return run(argv, world());
}

function world(): World {
  return {
    version,
    context,
    printHelp: (text) => process.stdout.write(text),
    printError: (text) => process.stderr.write(visibleText(text)),
    async demo(outer) {
      const { makeDemoGalaxy } = await import('../shell/demo.js');
      const root = await makeDemoGalaxy();
      outer.say(`The demo galaxy is in ${root}: it is yours to break.`);
      return context({ ...outer.options, galaxy: root });
    },
  };
}

function context(options: GlobalOptions): CommandContext {
  const personalFile: CommandContext['personalFile'] = async () =>
    (await import('../shell/personal-settings.js')).readPersonalFile(process.env);
  const personalAuthor = async () =>
    (await import('./personal-settings.js')).personalAuthor({ personalFile });
  return {
    options,
    async out(data) {
      const { writeOut } = await import('../shell/standard-streams.js');
      await writeOut(process.stdout.isTTY ? visibleText(String(Buffer.from(data))) : data);
    },
    say(line, always = false) {
      if (always || !options.quiet) process.stderr.write(`${visible(line)}\n`);
    },
    stdinIsTty: process.stdin.isTTY === true,
    stdoutIsTty: process.stdout.isTTY === true,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    personalFile,
    async readInput(path) {
      const { readInput } = await import('../shell/standard-streams.js');
      return readInput(path);
    },
    lines: () => createInterface({ input: process.stdin })[Symbol.asyncIterator](),
    async isFile(path) {
      return (await import('../shell/named-files.js')).isFile(path);
    },
    async writeOutput(path, text) {
      return (await import('../shell/named-files.js')).writeOutput(path, text);
    },
    async openWorkspace(access, { willScan, meanwhile } = {}) {
      const { findGalaxy } = await import('../shell/find-galaxy.js');
      const { createScanner } = await import('../shell/scan.js');
      const root = findGalaxy(process.cwd(), options.galaxy);
      const scanner = createScanner(root, { mayBlock: access === 'read' });
      if (willScan) scanner.prepare();
      const { openWorkspace } = await import('../shell/workspace.js');
      const { closedBeforeEnding } = await import('../shell/endings.js');
      const author = options.author ?? (access === 'write' ? await personalAuthor() : undefined);
      const workspace = await openWorkspace({
        root,
        access,
        author,
        scanner,
        env: process.env,
        now: () => new Date(),
        ...(meanwhile ? { meanwhile } : {}),
      });
      return access === 'write' ? closedBeforeEnding(workspace) : workspace;
    },
    async openTerminal() {
      const { makeTerminal } = await import('../shell/terminal.js');
      return makeTerminal(process.stdin, process.stdout);
    },
  };
}
