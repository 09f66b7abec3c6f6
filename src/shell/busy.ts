import type { Writer } from '../plan/ports.js';

/** A writer, and how to wait until it writes nothing. */
export interface BusyWriter {
  readonly writer: Writer;
  /** Resolves when everything that was started is done, however it ended. */
  idle(): Promise<void>;
}

/** Keeps track of what a writer is at: the galaxy must not be given to others before that is done. */
export function trackWriter(writer: Writer): BusyWriter {
  const running = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const done = work.catch(() => undefined).finally(() => running.delete(done));
    running.add(done);
    return work;
  };
  return {
    writer: {
      ...writer,
      commit: (...args) => track(writer.commit(...args)),
      writeRows: (...args) => track(writer.writeRows(...args)),
      writeLedger: (...args) => track(writer.writeLedger(...args)),
      undo: (...args) => track(writer.undo(...args)),
    },
    async idle() {
      await Promise.all(running);
    },
  };
}
