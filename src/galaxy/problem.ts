/** Something wrong with the data, collected while reading and never thrown one at a time. */
export interface Problem {
  /** An error leaves something out (a file, an entry, a decision); a warning leaves nothing out. */
  readonly severity: 'error' | 'warning';
  /** Relative to the galaxy. */
  readonly file: string;
  /** One-based; absent when the problem has no place in a text. */
  readonly line?: number;
  /** JSON path such as `values[3].meta.synonyms[0]`. */
  readonly path?: string;
  /** What is wrong, as one clause without a final full stop. */
  readonly message: string;
  /** What to do next, as one clause without a final full stop. */
  readonly remedy?: string;
}

/** `file:line: message (path); remedy` — the one form in which every problem is printed. */
export function describeProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const path = problem.path ? ` (${problem.path})` : '';
  const remedy = problem.remedy ? `; ${problem.remedy}` : '';
  return `${place}: ${problem.message}${path}${remedy}`;
}

/** Exit statuses of the executable; see the table in docs/commands.md. */
export const ExitStatus = { ok: 0, refused: 1, usage: 2 } as const;
export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

/** An expected failure that ends a command: it says what is wrong and what to do next, without a stack. */
export class RelataError extends Error {
  override readonly name = 'RelataError';

  constructor(
    message: string,
    /** One clause: what the user can do now. */
    readonly remedy: string,
    readonly exitStatus: ExitStatus = ExitStatus.usage,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
