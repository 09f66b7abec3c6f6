/** Wiring: the only file that imports the shell, and the only one that sets the exit code. */
import { isMainThread } from 'node:worker_threads';
import { version } from '../galaxy/version.js';
import { visible } from '../galaxy/visible.js';
import type { CommandContext, GlobalOptions } from './context.js';
import { run, type World } from './run.js';

if (isMainThread) {
  process.exitCode = await main(process.argv.slice(2));
} else {
  const { runScanWorker } = await import('../shell/scan-worker.js');
  await runScanWorker();
}

async function main(argv: readonly string[]): Promise<number> {
  const { endQuietlyWhenReaderLeaves } = await import('../shell/standard-streams.js');
  endQuietlyWhenReaderLeaves(() => process.exit(0));
  return run(argv, world());
}

function world(): World {
  return {
    version,
    context,
    printHelp: (text) => process.stdout.write(text),
    printError: (text) => process.stderr.write(text),
    async demo(outer) {
      const { makeDemoGalaxy } = await import('../shell/demo.js');
      const root = await makeDemoGalaxy();
      outer.say(`The demo galaxy is in ${root}: it is yours to break.`);
      return context({ ...outer.options, galaxy: root });
    },
  };
}

function context(options: GlobalOptions): CommandContext {
  return {
    options,
    async out(text) {
      const { writeOut } = await import('../shell/standard-streams.js');
      await writeOut(text);
    },
    say(line, always = false) {
      if (always || !options.quiet) process.stderr.write(`${visible(line)}\n`);
    },
    stdinIsTty: process.stdin.isTTY === true,
    stdoutIsTty: process.stdout.isTTY === true,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    async readInput(path) {
      const { readInput } = await import('../shell/standard-streams.js');
      return readInput(path);
    },
    async isFile(path) {
      return (await import('../shell/named-files.js')).isFile(path);
    },
    async writeOutput(path, text) {
      return (await import('../shell/named-files.js')).writeOutput(path, text);
    },
    async openWorkspace(access) {
      const { findGalaxy } = await import('../shell/find-galaxy.js');
      const { createScanner } = await import('../shell/scan.js');
      const { openWorkspace } = await import('../shell/workspace.js');
      const root = findGalaxy(process.cwd(), options.galaxy);
      const { author } = options;
      return openWorkspace({
        root,
        access,
        author,
        scanner: createScanner(root),
        env: process.env,
        now: () => new Date(),
      });
    },
    async openTerminal() {
      const { makeTerminal } = await import('../shell/terminal.js');
      return makeTerminal(process.stdin, process.stdout);
    },
  };
}
