import { existsSync } from 'node:fs';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { type Counter, makeCounter } from './counter.js';
import type { FromThread, ThreadStart, ToThread } from './messages.js';
import { largestFirst, type Source, sizesOf } from './sources.js';

/** A thread of a team, seen from the one that asks. */
export interface Thread {
  post(message: ToThread): void;
  /** Whether the process waits for it. */
  hold(waits: boolean): void;
  end(): void;
}

export interface Hearer {
  message(message: FromThread): void;
  error(error: unknown): void;
}

export type StartThread = (start: ThreadStart, hear: Hearer) => Thread;

/** Threads that were started together, and how far they are: the share of all bytes that is read or being read, 0..1. */
export interface Started {
  readonly threads: readonly Thread[];
  readonly read: () => number;
}

/** Starts threads that read a galaxy together. */
export function startTeam(
  sources: readonly Source[],
  count: number,
  startThread: StartThread,
  hear: (thread: number) => Hearer,
): Started {
  const sizes = sizesOf(sources);
  const order = largestFirst(sizes);
  const heapMegabytes = heapFor(sizes.reduce((sum, size) => sum + size, 0));
  const counter: Counter = makeCounter();
  const ports: MessagePort[][] = Array.from({ length: count }, () => []);
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const { port1, port2 } = new MessageChannel();
      ports[a]?.push(port1);
      ports[b]?.push(port2);
    }
  }
  const threads = ports.map((peers, i) =>
    startThread({ sources, order, counter, peers, heapMegabytes }, hear(i)),
  );
  const bytes = order.map((place) => sizes[place] ?? 0);
  return { threads, read: () => shareOf(bytes, Atomics.load(counter, 0)) };
}

/** What the first `count` of some sizes are of all, 0..1. */
function shareOf(sizes: readonly number[], count: number): number {
  const sum = (some: readonly number[]) => some.reduce((total, size) => total + size, 0);
  const all = sum(sizes);
  return all === 0 ? 1 : sum(sizes.slice(0, count)) / all;
}

/** Bytes of heap that a thread may need for a byte of the galaxy's files, with a wide margin: three are usual. */
const HEAP_PER_BYTE = 24;
/** MB. From 2048 on, V8 lets a heap grow fourfold between two collections; below, it takes a third less memory in all. */
const THRIFTY_HEAP = 1536;

/** The limit of a thread's heap, in MB; null leaves it to Node. */
function heapFor(bytes: number): number | null {
  return (HEAP_PER_BYTE * bytes) / 2 ** 20 < THRIFTY_HEAP ? THRIFTY_HEAP : null;
}

/** The bundle of the worker, seen from the package's `dist/` or its chunks; there is none when the source runs. */
const ENTRY = ['./scan-worker.js', '../scan-worker.js']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

/** Starts a worker thread; where there is no bundle of it, its work is done in this thread, in between. */
export const startWorker: StartThread = (start, hear) =>
  ENTRY === undefined ? startHere(start, hear) : startThere(ENTRY, start, hear);

function startThere(entry: URL, start: ThreadStart, hear: Hearer): Thread {
  const { heapMegabytes } = start;
  const worker = new Worker(entry, {
    workerData: start,
    transferList: [...start.peers],
    ...(heapMegabytes === null ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } }),
  });
  worker.on('message', (message: FromThread) => hear.message(message));
  worker.on('error', (error) => hear.error(error));
  return {
    post: (message) => worker.postMessage(message),
    hold: (waits) => (waits ? worker.ref() : worker.unref()),
    end: () => void worker.terminate(),
  };
}

/** Does what a worker does without one. */
export const startHere: StartThread = (start, hear) => {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (message: FromThread) => hear.message(message));
  import('./serve.js').then(({ serve }) => serve(port2, start)).catch((error: unknown) => hear.error(error));
  port2.unref();
  return {
    post: (message) => port1.postMessage(message),
    hold: (waits) => (waits ? port1.ref() : port1.unref()),
    end: () => port1.close(),
  };
};
