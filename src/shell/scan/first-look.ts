import { relationVocabulary } from '../../galaxy/relation-vocabulary.js';
import { inShard } from '../../ledger/shard.js';
import type { ScanHooks, ScanRequest } from '../../plan/ports.js';
import { inTurns } from '../in-turns.js';

/** Whether somebody waits for a first look, at a galaxy of at least so many entries. */
export function isWorthALook({ firstLook }: ScanHooks, fewest: number): boolean {
  if (firstLook === undefined) return false;
  return firstLook.galaxy.clusters.reduce((sum, { entries }) => sum + entries.length, 0) >= fewest;
}

/** Takes a first look, in a few turns of the event loop, and tells of what it finds. */
export async function takeFirstLook(
  request: ScanRequest,
  { firstLook, decided = new Set(), signal }: ScanHooks,
): Promise<void> {
  if (firstLook === undefined) return;
  // Loaded only now: most commands never look.
  const { firstLookInSteps } = await import('../../matcher/first-look/first-look.js');
  const filter = { ...request, isInShard: inShard(request.shard), decided };
  const steps = firstLookInSteps(firstLook.galaxy, filter, relationVocabulary().direction);
  const pairs = await inTurns(steps, { after: () => signal?.throwIfAborted() });
  if (pairs.length > 0) firstLook.tell(pairs.slice(0, request.limit));
}
