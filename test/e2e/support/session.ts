import { readFileSync } from 'node:fs';
import { type IPty, spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { RELATA } from '../../support/run-relata.js';

export interface SessionOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** How the process ended. */
export interface Ended {
  readonly exitCode: number;
  readonly signal: number | undefined;
}

/** Keys by the names that the keymap has for them. */
const BYTES: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: '\x1b',
  space: ' ',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  backspace: '\x7f',
  up: '\x1b[A',
  down: '\x1b[B',
  pagedown: '\x1b[6~',
  pageup: '\x1b[5~',
  'ctrl-c': '\x03',
  'ctrl-l': '\x0c',
  'ctrl-r': '\x12',
  'ctrl-u': '\x15',
  'ctrl-z': '\x1a',
};

const PATIENCE_MS = 50_000;

/** The app draws whole frames between these two; half a frame is no answer. */
const FRAME_BEGIN = '\x1b[?2026h';
const FRAME_END = '\x1b[?2026l';

/** A program, mostly the built executable, in a real terminal of a given size. Nothing here sleeps: every wait is for what is on screen. */
export class Session {
  /** Everything that the process wrote. */
  written = '';
  readonly ended: Promise<Ended>;
  private readonly pty: IPty;
  private readonly terminal: Terminal;
  private waiting: (() => void)[] = [];
  /** Pieces of output that are on their way to the screen. */
  private unparsed = 0;
  private isOver = false;

  private constructor(program: string, args: readonly string[], options: SessionOptions) {
    const { columns = 120, rows = 40, cwd = '/' } = options;
    this.terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
    const env: Record<string, string | undefined> = {
      ...process.env,
      TERM: 'xterm-256color',
      COLORTERM: 'truecolor',
      LANG: 'C.UTF-8',
      ...options.env,
    };
    // On CI machines Ink draws nothing before it ends; the app must not depend on it, and neither must its tests.
    for (const name of ['CI', 'CONTINUOUS_INTEGRATION', 'FORCE_COLOR', 'NO_COLOR']) {
      if (options.env?.[name] === undefined) delete env[name];
    }
    this.pty = spawn(program, [...args], { cols: columns, rows, cwd, env });
    this.pty.onData((data) => {
      this.written += data;
      this.unparsed += 1;
      this.terminal.write(data, () => {
        this.unparsed -= 1;
        this.wake();
      });
    });
    this.ended = new Promise((resolve) => {
      this.pty.onExit(({ exitCode, signal }) => {
        this.isOver = true;
        resolve({ exitCode, signal });
        this.wake();
      });
    });
  }

  /** Starts the built executable. */
  static start(args: readonly string[], options: SessionOptions = {}): Session {
    return new Session(process.execPath, [RELATA, ...args], options);
  }

  /** Starts any other program. */
  static run(program: string, args: readonly string[], options: SessionOptions = {}): Session {
    return new Session(program, args, options);
  }

  /** Rows of the screen, without the spaces at their ends. */
  rows(): string[] {
    const { buffer, rows } = this.terminal;
    return Array.from({ length: rows }, (_, row) => {
      return buffer.active.getLine(buffer.active.viewportY + row)?.translateToString(true) ?? '';
    });
  }

  screen(): string {
    return this.rows().join('\n').trimEnd();
  }

  get isAlternateScreen(): boolean {
    return this.terminal.buffer.active.type === 'alternate';
  }

  get isCursorVisible(): boolean {
    return this.written.lastIndexOf('\x1b[?25h') >= this.written.lastIndexOf('\x1b[?25l');
  }

  /** Waits until the screen shows `text`. */
  async sees(text: string | RegExp): Promise<this> {
    const shows = () =>
      this.isWhole && (typeof text === 'string' ? this.screen().includes(text) : text.test(this.screen()));
    await this.until(shows, `the screen to show ${text}`);
    return this;
  }

  /** Waits until the screen no longer shows `text`. */
  async seesNo(text: string): Promise<this> {
    await this.until(() => this.isWhole && !this.screen().includes(text), `the screen to show no ${text}`);
    return this;
  }

  /**
   * Presses keys by name, separated by spaces. Each has drawn a whole frame before the next one: a key that changes
   * nothing on screen cannot be waited for. The frame may be another one, of work in the background; then the process is
   * busy with the key, and two keys at once would be taken for a paste.
   */
  async press(names: string): Promise<this> {
    for (const name of names.split(' ')) {
      const before = this.written.length;
      this.pty.write(BYTES[name] ?? name);
      await this.until(
        () => this.written.length > before && this.isWhole && this.isWaiting,
        `anything to happen after ${name}`,
      );
    }
    return this;
  }

  /** Types text, a key at a time. */
  async type(text: string): Promise<this> {
    for (const letter of text) await this.press(letter === ' ' ? 'space' : letter);
    return this;
  }

  /** Whether the main thread of the process waits for something, and so has read what was typed. Known on Linux only. */
  private get isWaiting(): boolean {
    try {
      return !readFileSync(`/proc/${this.pid}/stat`, 'utf8').includes(') R ');
    } catch {
      return true;
    }
  }

  /** Whether the screen shows all that was written, and no half of a frame. */
  private get isWhole(): boolean {
    const { written } = this;
    return this.unparsed === 0 && written.lastIndexOf(FRAME_END) >= written.lastIndexOf(FRAME_BEGIN);
  }

  /** Writes text as it is, all at once. */
  write(text: string): this {
    this.pty.write(text);
    return this;
  }

  resize(columns: number, rows: number): this {
    this.terminal.resize(columns, rows);
    this.pty.resize(columns, rows);
    return this;
  }

  /** Takes the terminal away. */
  hangUp(): void {
    (this.pty as unknown as { destroy(): void }).destroy();
  }

  kill(signal: string): this {
    this.pty.kill(signal);
    return this;
  }

  get pid(): number {
    return this.pty.pid;
  }

  /** Ends the process if it is still there. */
  async close(): Promise<void> {
    if (!this.isOver) this.pty.kill('SIGKILL');
    await this.ended;
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    const giveUp = Date.now() + PATIENCE_MS;
    while (!holds()) {
      const left = giveUp - Date.now();
      if (left <= 0 || this.isOver) {
        const why = this.isOver ? 'the process has ended' : `${PATIENCE_MS / 1000} s have passed`;
        throw new Error(`waited for ${what}, but ${why}. The screen:\n${this.screen()}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 10));
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
