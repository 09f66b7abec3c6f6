import type { Uuid } from '../../galaxy/types.js';
import type { ScoreResult } from '../../matcher/score-pairs.js';
import type { ReadingReport, ScanRequest } from '../../plan/ports.js';
import { makeCounter } from './counter.js';
import { type FoundRow, mergeFound } from './found.js';
import type { FromThread, Shared, ToThread } from './messages.js';
import type { Source } from './sources.js';
import { type StartThread, startTeam, type Thread } from './threads.js';

/** What a team has read. */
export interface Opened {
  readonly report: ReadingReport;
  /** Of all that was read. */
  readonly digest: string;
}

type Answer<K> = Extract<FromThread, { kind: K }>;

/** An answer that every thread gives a part of. */
interface Awaited {
  readonly isMeant: (message: FromThread) => boolean;
  readonly parts: Map<number, FromThread>;
  readonly resolve: (parts: FromThread[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads that read one galaxy, and then answer questions about it together. */
export class Team {
  readonly opened: Promise<Opened>;
  /** The share of the galaxy that is read or being read, 0..1. */
  readonly read: () => number;
  private readonly threads: readonly Thread[];
  private readonly awaited = new Set<Awaited>();
  private questions = 0;
  /** Set once a thread has failed: then nothing can be asked any more. */
  private failure: { readonly error: unknown } | null = null;

  constructor(
    sources: readonly Source[],
    private readonly count: number,
    startThread: StartThread,
  ) {
    const { threads, read } = startTeam(sources, count, startThread, (thread) => ({
      message: (message) => this.hear(message, thread),
      error: (error) => this.fail(error),
    }));
    this.threads = threads;
    this.read = read;
    this.opened = this.answers('opened', () => true).then(([opened]) => {
      if (!opened) throw new TypeError('a team has threads');
      return { report: opened.report, digest: opened.digest };
    });
    this.opened.catch(() => undefined);
  }

  get isOfUse(): boolean {
    return this.failure === null;
  }

  /**
   * Finds candidate pairs in two tiers, each best first; the second has none of the first. Both reject with the signal's
   * reason when it is aborted.
   */
  scan(request: ScanRequest, signal?: AbortSignal): readonly [Promise<FoundRow[]>, Promise<FoundRow[]>] {
    this.questions += 1;
    const id = this.questions;
    const shared: Shared = {
      firstTier: makeCounter(),
      rules: makeCounter(),
      secondTier: makeCounter(),
      stop: makeCounter(),
    };
    const stopped = new Promise<never>((_, reject) => {
      const stop = () => {
        Atomics.store(shared.stop, 0, 1);
        reject(signal?.reason);
      };
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    });
    const tier = (number: 0 | 1): Promise<FoundRow[]> => {
      const found = this.answers('found', (answer) => answer.id === id && answer.tier === number);
      const rows = Promise.race([
        found.then((parts) => mergeFound(parts.map(({ lines }) => lines))),
        stopped,
      ]);
      rows.catch(() => undefined);
      return rows;
    };
    const tiers = [tier(0), tier(1)] as const;
    this.ask(() => ({ kind: 'scan', id, request, shared }));
    return tiers;
  }

  /** Scores pairs, in their order. */
  async score(pairs: readonly (readonly [Uuid, Uuid])[]): Promise<ScoreResult[]> {
    this.questions += 1;
    const id = this.questions;
    const share = Math.ceil(pairs.length / this.count);
    const answers = this.answers('scored', (answer) => answer.id === id);
    this.ask((thread) => ({ kind: 'score', id, pairs: pairs.slice(thread * share, (thread + 1) * share) }));
    return (await answers).flatMap(({ results }) => results);
  }

  /** Ends the threads, whatever they are doing. */
  end(): void {
    this.fail(new Error('the scan was ended'));
  }

  private ask(question: (thread: number) => ToThread): void {
    this.threads.forEach((thread, number) => {
      thread.post(question(number));
    });
  }

  /** Waits for one answer of each thread, in their order. */
  private async answers<K extends FromThread['kind']>(
    kind: K,
    isMeant: (answer: Answer<K>) => boolean,
  ): Promise<Answer<K>[]> {
    if (this.failure) throw this.failure.error;
    const is = (message: FromThread): message is Answer<K> => message.kind === kind;
    const parts = await new Promise<FromThread[]>((resolve, reject) => {
      const meant = (message: FromThread) => is(message) && isMeant(message);
      this.awaited.add({ isMeant: meant, parts: new Map(), resolve, reject });
      this.hold();
    });
    return parts.filter(is);
  }

  private hear(message: FromThread, thread: number): void {
    if (message.kind === 'failed') {
      this.fail(message.error);
      return;
    }
    for (const awaited of this.awaited) {
      if (!awaited.isMeant(message)) continue;
      awaited.parts.set(thread, message);
      if (awaited.parts.size < this.count) return;
      this.awaited.delete(awaited);
      awaited.resolve([...awaited.parts].sort(([a], [b]) => a - b).map(([, part]) => part));
    }
    this.hold();
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    for (const { reject } of this.awaited) reject(error);
    this.awaited.clear();
    for (const thread of this.threads) thread.end();
  }

  /** The process waits for the threads only while somebody waits for an answer. */
  private hold(): void {
    for (const thread of this.threads) thread.hold(this.awaited.size > 0);
  }
}
