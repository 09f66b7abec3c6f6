import { type ClusterText, editCluster, entryAt, type OpenedCluster } from '../galaxy/edit/cluster-text.js';
import { describeProblem } from '../galaxy/problem.js';
import { finish } from '../galaxy/steps.js';
import type { EntryRef, Uuid } from '../galaxy/types.js';
import { changeOf, countChanges, draftOf, type EntryDraft, isChanged } from './entry-draft.js';
import type { FileChange } from './types.js';

/** A cluster as it is on disk now. */
export interface FreshCluster {
  readonly opened: OpenedCluster;
  readonly deprecated: boolean;
}

/** The clusters that a plan may touch, and the drafts of their entries: the one thing that grows while planning. */
export interface Desk {
  /** By the cluster's name. */
  readonly clusters: ReadonlyMap<string, FreshCluster>;
  /** The name of the cluster that a reference means; undefined when no cluster has the entry. */
  readonly homeOf: (ref: EntryRef) => string | undefined;
  /** By cluster and by index into its entries. */
  readonly drafts: Map<string, Map<number, EntryDraft>>;
}

/** An entry found in the text of its cluster. */
export interface Seat {
  readonly cluster: string;
  readonly deprecated: boolean;
  readonly text: ClusterText;
  readonly index: number;
}

/** Why something is not done, and what to do about it. */
export interface Refusal {
  readonly reason: string;
  readonly remedy: string;
}

/** Tells a refusal from a seat. */
export function isRefusal(found: Seat | Refusal): found is Refusal {
  return 'reason' in found;
}

/** Finds an entry by UUID in the text that is on disk now. */
export function findSeat(desk: Desk, ref: EntryRef): Seat | Refusal {
  const cluster = desk.homeOf(ref);
  const fresh = cluster === undefined ? undefined : desk.clusters.get(cluster);
  if (cluster === undefined || !fresh) return gone(ref);
  if ('problem' in fresh.opened) {
    const { remedy = 'mend the file', ...problem } = fresh.opened.problem;
    const why = describeProblem(problem);
    if (cluster === ref.cluster) return { reason: why, remedy };
    return { reason: `no cluster that can be read has an entry with the UUID ${ref.uuid}; ${why}`, remedy };
  }
  const text = fresh.opened.cluster;
  const [index, double] = text.byUuid.get(ref.uuid.toLowerCase()) ?? [];
  if (index === undefined) return gone(ref);
  if (double !== undefined) {
    const reason = `${text.path} has the UUID ${ref.uuid} twice`;
    return { reason, remedy: 'give one of the two entries a UUID of its own: which is meant cannot be told' };
  }
  return { cluster, deprecated: fresh.deprecated, text, index };
}

/** Why the entry must not be edited, or null. */
export function refusalToEdit(desk: Desk, seat: Seat): Refusal | null {
  const { refusal } = draftAt(desk, seat).entry;
  if (refusal !== null) {
    return {
      reason: `${seat.text.path}: the entry cannot be edited safely: ${refusal}`,
      remedy: 'mend the file',
    };
  }
  if (seat.text.version) return null;
  const reason = `${seat.text.path} has no integer \`version\``;
  return { reason, remedy: 'give it one: MISP reloads a cluster only when its version grows' };
}

/** The draft of the entry at a seat: as on disk until something is put there. */
export function draftAt(desk: Desk, seat: Seat): EntryDraft {
  const known = desk.drafts.get(seat.cluster)?.get(seat.index);
  if (known) return known;
  const draft = draftOf(entryAt(seat.text, seat.index));
  putDraft(desk, seat, draft);
  return draft;
}

/** Puts a draft in the place of the one before; this is what grows on the desk. */
export function putDraft(desk: Desk, seat: Seat, draft: EntryDraft): void {
  const drafts = desk.drafts.get(seat.cluster) ?? new Map<number, EntryDraft>();
  desk.drafts.set(seat.cluster, drafts.set(seat.index, draft));
}

/** JSON text of an entry's `related` that is left without items; null takes the key out. */
export type Emptied = (cluster: string, uuid: Uuid) => string | null;

/** The clusters that change, sorted by path; each version is raised once. */
export function changedClusters(desk: Desk, emptied: Emptied = () => null): FileChange[] {
  return finish(changedClusterSteps(desk, emptied));
}

/** The same, a cluster in each step. */
export function* changedClusterSteps(
  desk: Desk,
  emptied: Emptied = () => null,
): Generator<void, FileChange[]> {
  const files: FileChange[] = [];
  for (const [cluster, drafts] of desk.drafts) {
    const changed = [...drafts].filter(([, draft]) => isChanged(draft));
    const opened = desk.clusters.get(cluster)?.opened;
    if (changed.length === 0 || !opened || 'problem' in opened) continue;
    const changes = new Map(
      changed.map(([index, draft]) => [
        index,
        changeOf(draft, emptied(cluster, draft.entry.uuid.toLowerCase())),
      ]),
    );
    files.push({
      path: opened.cluster.path,
      kind: 'cluster',
      before: opened.cluster.text,
      after: editCluster(opened.cluster, changes),
      relations: changed.reduce((sum, [, draft]) => sum + countChanges(draft), 0),
      version: versionStep(opened.cluster),
    });
    yield;
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function versionStep({ version }: ClusterText): FileChange['version'] {
  return version && { from: version.value, to: Number(version.next) };
}

function gone(ref: EntryRef): Refusal {
  const where = ref.cluster === '' ? 'no cluster' : `${ref.cluster} no longer`;
  return {
    reason: `${where} has an entry with the UUID ${ref.uuid}${ref.value === '' ? '' : ` (${ref.value})`}`,
    remedy: 'it is gone, or its file is left out: decide again when it is back',
  };
}
