/** git in one folder. Arguments go to git as they are, without a shell. */
export interface Git {
  /** Standard output. Throws a {@link GitFailure} when git ends with anything but 0. */
  run(args: readonly string[], options?: RunOptions): Promise<string>;
  /** Standard output, or null when git ends with anything but 0. */
  ask(args: readonly string[], options?: RunOptions): Promise<string | null>;
}

export interface RunOptions {
  /** For git's standard input. */
  readonly input?: string;
  /** `key=value` settings for this call. */
  readonly config?: readonly string[];
  /**
   * Go on soon after git has ended, even if a hook has left something running that still holds its output. Else all
   * output is waited for.
   */
  readonly untilExit?: boolean;
  /** Called once git is at work, which is another process: there is time for something else. */
  readonly meanwhile?: () => void;
}

/** git ended with another status than 0, or could not be started (status null). */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';

  constructor(
    /** What git, or a hook, printed. */
    readonly output: string,
    readonly status: number | null,
  ) {
    super(output);
  }
}

/** The user's variables that git may see. simple-git keeps all other `GIT_*` away, such as those that hooks are given. */
const PASSED_ON = /^GIT_(AUTHOR|COMMITTER)_|^GIT_CONFIG_(COUNT|KEY_\d+|VALUE_\d+|GLOBAL|SYSTEM|NOSYSTEM)$/;
/** Milliseconds that the last output of a git that has ended may take. */
const GRACE = 500;

/** Git at work in a folder, with `env` as the process has it. */
export function gitIn(folder: string, env: Readonly<Record<string, string | undefined>>): Git {
  const allowEnvironment = Object.keys(env).filter((name) => PASSED_ON.test(name));
  const run = async (args: readonly string[], options: RunOptions = {}) => {
    const { simpleGit } = await import('simple-git');
    const { input, config, untilExit, meanwhile } = options;
    let failure: GitFailure | null = null;
    const git = simpleGit({
      baseDir: folder,
      allowEnvironment,
      completion: { onClose: true, onExit: untilExit ? GRACE : false },
      // simple-git takes a failure without output for a success, and wraps errors in its own.
      errors: (error, { exitCode, stdOut, stdErr }) => {
        if (exitCode === 0) return error instanceof Buffer ? undefined : error;
        const output = exitCode < 0 ? 'git could not be started' : textOf([...stdErr, ...stdOut]);
        failure = new GitFailure(output, exitCode < 0 ? null : exitCode);
        return failure;
      },
      ...(config ? { config: [...config] } : {}),
      ...(input === undefined ? {} : { input: () => input }),
    });
    if (meanwhile) git.outputHandler(meanwhile);
    try {
      return await git.raw([...args]);
    } catch (error) {
      throw failure ?? error;
    }
  };
  return {
    run,
    ask: (args, options) =>
      run(args, options).catch((error: unknown) => {
        if (error instanceof GitFailure) return null;
        throw error;
      }),
  };
}

function textOf(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString().trim();
}
