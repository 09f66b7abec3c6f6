/** The terminal in full-screen use, as `src/shell` offers it to the app. Types only, like the other ports. */

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** One key press as Node's `readline` decodes it. */
export interface Keypress {
  /** The character it typed, if it typed one. */
  readonly text: string | undefined;
  readonly name?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  readonly shift?: boolean | undefined;
}

/** What the terminal tells the app. */
export interface TerminalEvents {
  /** The keys of one read; more than one key at once may be a paste that the terminal did not mark as one. */
  keys(presses: readonly Keypress[]): void;
  /** Text that the terminal marked as pasted. */
  paste(text: string): void;
  /** The window has another size, or its content was lost. Everything has to be drawn again. */
  redraw(size: Size): void;
}

/** The user's terminal. Whatever happens to the process, they get their screen back. */
export interface Terminal {
  readonly size: Size;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes the whole screen, empty and without cursor, and starts to report events. */
  open(events: TerminalEvents): void;
  /** Writes text and codes as they are, while the screen is taken. */
  write(text: string): void;
  /** Gives the screen back; a second call does nothing. */
  close(): void;
  /** Gives the screen back and stops the process, as Ctrl-Z does; it goes on with `redraw`. */
  suspend(): void;
  /** Ends the process as Ctrl-C would have, once whatever has to be closed is. */
  interrupt(): void;
  /** Lets the user edit `text` in `$VISUAL` or `$EDITOR` meanwhile; null when the editor failed or there is none. */
  edit(text: string): Promise<string | null>;
}
