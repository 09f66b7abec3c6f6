import { EventEmitter } from 'node:events';
import type { Size } from '../../plan/terminal.js';

/**
 * Stands in for stdout towards Ink. Ink runs in its `debug` mode, in which it hands over every frame whole and at
 * once: no throttle, no erasing, no cursor codes, nothing that depends on the terminal or on CI. Which rows really
 * change is worked out by the {@link Painter}.
 */
export class FrameOutput extends EventEmitter {
  readonly isTTY = false;
  columns = 0;
  rows = 0;

  constructor(private readonly draw: (rows: readonly string[]) => void) {
    super();
  }

  write(frame: string): boolean {
    if (frame !== '') this.draw(frame.split('\n'));
    return true;
  }

  resize({ columns, rows }: Size): void {
    this.columns = columns;
    this.rows = rows;
  }

  /** Ink uses no more of a stream than this. */
  asStdout(): NodeJS.WriteStream {
    return this as unknown as NodeJS.WriteStream;
  }
}
