import { setTimeout as pause } from 'node:timers/promises';
import { type IPty, spawn } from '@lydell/node-pty';

/** The app writes every frame whole, with this behind it. */
const FRAME_END = '\x1b[?2026l';

/** A Node process in a real pty, watched for the moments at which its frames are complete. */
export class Pty {
  /** What was written since the last key. */
  lastFrame = '';
  private readonly pty: IPty;
  private frameAt = 0;
  private readonly started = performance.now();

  constructor(args: readonly string[], { columns, rows }: { columns: number; rows: number }) {
    const { CI: _, CONTINUOUS_INTEGRATION: __, NODE_OPTIONS: ___, ...env } = process.env;
    this.pty = spawn(process.execPath, [...args], {
      cols: columns,
      rows,
      env: { ...env, TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' },
    });
    this.pty.onData((data) => {
      this.lastFrame += data;
      if (this.lastFrame.includes(FRAME_END)) this.frameAt = performance.now();
    });
  }

  /** Presses a key and waits `gap` ms: milliseconds until the last frame that it led to; null when it led to none. */
  async press(key: string, gap: number): Promise<number | null> {
    const pressed = performance.now();
    this.lastFrame = '';
    this.pty.write(key);
    await pause(gap);
    return this.frameAt > pressed ? this.frameAt - pressed : null;
  }

  /** Waits until a frame matches. Throws when none does for two minutes. */
  async wait(pattern: RegExp): Promise<void> {
    const until = performance.now() + 120_000;
    while (!pattern.test(this.lastFrame)) {
      if (performance.now() > until) throw new Error(`no frame matched ${pattern}`);
      await pause(20);
    }
  }

  /** Milliseconds from the start of the process to the end of the first frame in which `text` stands. */
  framed(text: string): Promise<number> {
    return new Promise((resolve) => {
      const heard = this.pty.onData(() => {
        if (!this.lastFrame.includes(text) || !this.lastFrame.endsWith(FRAME_END)) return;
        heard.dispose();
        resolve(performance.now() - this.started);
      });
    });
  }

  kill(): void {
    this.pty.kill();
  }
}
