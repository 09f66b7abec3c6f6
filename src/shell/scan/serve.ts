import type { MessagePort } from 'node:worker_threads';
import { relationVocabulary } from '../../galaxy/relation-vocabulary.js';
import { inShard } from '../../ledger/shard.js';
import { pairsOf } from '../../matcher/blocking/block.js';
import { unionOf, without } from '../../matcher/blocking/pairs.js';
import { BLOCKING_RULES } from '../../matcher/blocking/rules.js';
import type { MatchIndex } from '../../matcher/match-index.js';
import { lineWriter } from '../../matcher/ndjson.js';
import { Best } from '../../matcher/order.js';
import { judgeOf, rankOf } from '../../matcher/scan.js';
import type { Judgement } from '../../matcher/score.js';
import { scorePairs } from '../../matcher/score-pairs.js';
import type { ScanRequest } from '../../plan/ports.js';
import { type Counter, dealt } from './counter.js';
import { type FoundPair, packLines } from './found.js';
import type { FromThread, ThreadStart, ToThread } from './messages.js';
import { openIndex } from './open-index.js';
import { Peers } from './peers.js';

/*
 * What each thread of a team does: it reads its share of the files and joins all shares into an index, as every other
 * thread does; then it answers questions, each again for its share. What a share is, is decided while the work goes on;
 * that no answer depends on it is held by a test.
 */

const { direction } = relationVocabulary();
const [FIRST_TIER, ...OTHER_RULES] = BLOCKING_RULES;

/** Serves one thread until its port is closed. */
export async function serve(port: MessagePort, start: ThreadStart): Promise<void> {
  const post = (message: FromThread, transfer: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, [...transfer]);
  const peers = new Peers(start.peers);
  const opening = openIndex(start.sources, start.order, start.counter, peers);
  let last: Promise<unknown> = opening.then(({ report, digest }) => post({ kind: 'opened', report, digest }));
  const inTurn = (work: () => Promise<void> | void) => {
    last = last.then(work).catch((error: unknown) => post({ kind: 'failed', error }));
  };
  inTurn(() => undefined);
  port.on('message', (message: ToThread) =>
    inTurn(async () => {
      const { index } = await opening;
      if (message.kind === 'scan') await scan(index, message, peers, post);
      else post({ kind: 'scored', id: message.id, results: scorePairs(index, message.pairs, direction) });
    }),
  );
}

type Post = (message: FromThread, transfer?: readonly ArrayBuffer[]) => void;

async function scan(
  index: MatchIndex,
  { id, request, shared }: Extract<ToThread, { kind: 'scan' }>,
  peers: Peers,
  post: Post,
): Promise<void> {
  const find = finder(index, request, shared.stop);
  const lineOf = lineWriter(index);
  const tell = (tier: 0 | 1, found: readonly FoundPair[]) => {
    const lines = packLines(found, lineOf);
    post({ kind: 'found', id, tier, lines }, [lines.text.buffer as ArrayBuffer]);
  };
  const first = FIRST_TIER ? pairsOf(index, [FIRST_TIER]) : new Float64Array();
  tell(0, find(first, shared.firstTier));
  const own: Float64Array[] = [];
  for (const rule of dealt(OTHER_RULES, shared.rules)) {
    const pairs = pairsOf(index, [rule]);
    own.push(pairs);
    peers.tell(pairs);
  }
  const formed = unionOf([...own, ...(await peers.gather<Float64Array>())]);
  tell(1, find(without(formed, first), shared.secondTier));
}

/** How many pairs a thread takes at once, and works on before it looks whether anyone still waits. */
const PAIRS_AT_ONCE = 256;

/**
 * Of so many times as many pairs as are wanted, most are among the best only for a while. Their judgements would fill the
 * memory meanwhile, and are made again for those that stay.
 */
const MANY = 4;

function kept(judgement: Judgement): () => Judgement {
  return () => judgement;
}

/** Makes the function that finds the best of this thread's share of some pairs. */
function finder(index: MatchIndex, request: ScanRequest, stop: Counter) {
  const judge = judgeOf(index, { ...request, isInShard: inShard(request.shard) }, direction);
  const madeAgain = (_: Judgement, number: number) => () => {
    const judgement = judge(number);
    if (judgement === null) throw new TypeError('a pair that was wanted is wanted again');
    return judgement;
  };
  return (pairs: Float64Array, counter: Counter): readonly FoundPair[] => {
    const best = new Best<FoundPair>(request.limit);
    const judgementOf = pairs.length > MANY * request.limit ? madeAgain : kept;
    for (const share of dealt(slices(pairs), counter)) {
      if (Atomics.load(stop, 0) === 1) break;
      for (const number of share) {
        const judgement = judge(number);
        if (judgement === null) continue;
        const found = { ...rankOf(index, judgement), judgement: judgementOf(judgement, number) };
        if (best.wants(found)) best.add(found);
      }
    }
    return best.ranked();
  };
}

function slices(pairs: Float64Array): Float64Array[] {
  return Array.from({ length: Math.ceil(pairs.length / PAIRS_AT_ONCE) }, (_, i) =>
    pairs.subarray(i * PAIRS_AT_ONCE, (i + 1) * PAIRS_AT_ONCE),
  );
}
