import type { MessagePort } from 'node:worker_threads';

type Note = { readonly item: unknown } | 'end of round';

/** The other threads of a team. All do the same rounds: each tells what it has found, then gathers what others told. */
export class Peers {
  private readonly inboxes: readonly Inbox[];

  constructor(private readonly ports: readonly MessagePort[]) {
    this.inboxes = ports.map((port) => new Inbox(port));
  }

  /** There is nobody to tell. */
  get isAlone(): boolean {
    return this.ports.length === 0;
  }

  tell(item: unknown): void {
    for (const port of this.ports) port.postMessage({ item } satisfies Note);
  }

  /** Ends this thread's round; resolves with what all others told in theirs. Threads of one team agree on the type. */
  async gather<T>(): Promise<T[]> {
    for (const port of this.ports) port.postMessage('end of round' satisfies Note);
    const told = await Promise.all(this.inboxes.map((inbox) => inbox.round()));
    return told.flat() as T[];
  }
}

/** Sorts what arrives from one thread into rounds; that thread may be a round ahead. */
class Inbox {
  private current: unknown[] = [];
  private readonly ended: unknown[][] = [];
  private waiting: ((round: unknown[]) => void) | null = null;

  constructor(port: MessagePort) {
    port.on('message', (note: Note) => {
      if (note !== 'end of round') {
        this.current.push(note.item);
        return;
      }
      const round = this.current;
      this.current = [];
      if (this.waiting) this.waiting(round);
      else this.ended.push(round);
      this.waiting = null;
    });
    port.unref();
  }

  round(): Promise<unknown[]> {
    const round = this.ended.shift();
    if (round) return Promise.resolve(round);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }
}
