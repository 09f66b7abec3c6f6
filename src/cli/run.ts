import { CommanderError } from 'commander';
import { ExitStatus, RelataError } from '../galaxy/problem.js';
import { commandFirst } from './command-first.js';
import type { CommandContext, GlobalOptions } from './context.js';
import { buildProgram, type Invocation } from './program.js';

/** What `main.ts` supplies: everything impure that commands need, before the options are known. */
export interface World {
  readonly version: string;
  /** Makes the context of one command from the options that every command has. */
  context(options: GlobalOptions): CommandContext;
  /** Writes help and version to stdout, complaints to stderr. */
  printHelp(text: string): void;
  printError(text: string): void;
  /** Starts `relata demo`: a temporary copy of the package's galaxy, opened like any other. */
  demo(context: CommandContext): Promise<CommandContext>;
}

/**
 * Runs one command line and returns its exit status. Expected failures are printed in one line that says what is wrong
 * and what to do next; anything else is a defect and is thrown.
 */
export async function run(argv: readonly string[], world: World): Promise<ExitStatus> {
  let invocation: Invocation | null = null;
  const program = buildProgram(
    world.version,
    (found) => {
      invocation = found;
    },
    { out: world.printHelp, err: world.printError },
  );
  try {
    await program.parseAsync(commandFirst(argv, program), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? ExitStatus.ok : ExitStatus.usage;
  }
  return invocation === null ? ExitStatus.ok : await dispatch(invocation, world);
}

async function dispatch(invocation: Invocation, world: World): Promise<ExitStatus> {
  const context = world.context(invocation.global);
  try {
    return await runCommand(invocation, context, world);
  } catch (error) {
    if (!(error instanceof RelataError)) throw error;
    context.say(`relata: ${error.message}; ${error.remedy}`, true);
    return error.exitStatus;
  }
}

/** Each command is loaded only when it is asked for: `scan` never pays for the terminal app. */
async function runCommand(
  invocation: Invocation,
  context: CommandContext,
  world: World,
): Promise<ExitStatus> {
  switch (invocation.command) {
    case 'curate':
      return (await import('./curate.js')).curate(context, invocation.options);
    case 'scan':
      return (await import('./scan.js')).scan(context, invocation.options);
    case 'score':
      return (await import('./score.js')).score(context, invocation.options);
    case 'apply':
      return (await import('./apply.js')).apply(context, invocation.options);
    case 'undo':
      return (await import('./undo.js')).undo(context, invocation.options);
    case 'ledger':
      return (await import('./ledger.js')).ledger(context, invocation.options);
    case 'review':
      return (await import('./review.js')).review(context, invocation.options);
    case 'demo':
      return (await import('./curate.js')).curate(await world.demo(context), {
        clusters: [],
        from: [],
        to: [],
        shard: null,
        plain: false,
      });
  }
}
