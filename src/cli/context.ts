import type { ExitStatus } from '../galaxy/problem.js';
import type { Workspace } from '../plan/ports.js';
import type { Terminal } from '../plan/terminal.js';

/** Options that every command has. */
export interface GlobalOptions {
  readonly galaxy?: string;
  readonly author?: string;
  readonly color: boolean;
  readonly quiet: boolean;
}

/** A person's own settings: where they are, and their text; null when there are none. */
export interface PersonalFile {
  readonly path: string;
  readonly text: string | null;
}

/** What else there is to do while a galaxy is opened. */
export interface OpeningOptions {
  /** Lets the scanner begin. */
  readonly willScan?: boolean;
  /** Called once git is at work, which is another process: there is time for something else. */
  readonly meanwhile?: () => void;
}

/** The world as a command sees it. `main.ts` makes the real one, tests make their own. */
export interface CommandContext {
  readonly options: GlobalOptions;
  /**
   * Writes data, bytes as whole characters, to stdout and waits while the reader is slow: to a file or a pipe exactly as
   * given, to a terminal made safe to print.
   */
  out(data: string | Uint8Array): Promise<void>;
  /** Writes a line for people to stderr, made safe to print; silent with `--quiet` unless `always`. */
  say(line: string, always?: boolean): void;
  readonly stdinIsTty: boolean;
  readonly stdoutIsTty: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The file of a person's own settings; null where the environment names no place for it. */
  personalFile(): Promise<PersonalFile | null>;
  now(): Date;
  /** Reads a file named on the command line, or stdin for `-`. */
  readInput(path: string): Promise<string>;
  /** The lines of stdin, as they come. `return` ends the reading. */
  lines(): AsyncIterator<string>;
  /** Whether a file of this name is there: `relata review` takes a file or a range of revisions. */
  isFile(path: string): Promise<boolean>;
  /** Writes a file named on the command line: all of it, or nothing. Throws a `RelataError` when it cannot. */
  writeOutput(path: string, text: string): Promise<void>;
  /**
   * Opens the galaxy that `--galaxy` names or that is nearest; throws a `RelataError` when there is none. To `write`, it
   * takes the lock and finishes what was interrupted; where it cannot, `readOnly` says why.
   */
  openWorkspace(access: 'read' | 'write', options?: OpeningOptions): Promise<Workspace>;
  /** The terminal in full-screen use; only asked for when stdin and stdout are one. */
  openTerminal(): Promise<Terminal>;
}

/** One command: it returns its exit status, and throws only `RelataError` for expected failures. */
export type Command<Options> = (context: CommandContext, options: Options) => Promise<ExitStatus>;
