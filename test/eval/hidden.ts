import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pairKey } from '../../src/galaxy/galaxy.js';
import type { CandidatePair } from '../../src/matcher/types.js';
import { runRelata } from '../support/run-relata.js';

/** As much of a cluster file as is needed to take relations away. */
interface ClusterFile {
  readonly values: { readonly uuid?: string; related?: { 'dest-uuid'?: string; type?: string }[] }[];
}

/**
 * A copy of a galaxy, for as long as `use` takes, in which no entry has a `similar` relation to an entry of another
 * cluster.
 */
export async function withHiddenRelations<T>(galaxy: string, use: (copy: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'relata-eval-'));
  try {
    const files = readdirSync(join(galaxy, 'clusters')).filter((name) => name.endsWith('.json'));
    const clusters = files.map((name) => ({
      name,
      file: JSON.parse(readFileSync(join(galaxy, 'clusters', name), 'utf8')) as ClusterFile,
    }));
    mkdirSync(join(copy, 'clusters'));
    for (const { name, file } of clusters) {
      hideSimilar(file);
      writeFileSync(join(copy, 'clusters', name), JSON.stringify(file));
    }
    symlinkSync(join(galaxy, 'galaxies'), join(copy, 'galaxies'));
    return await use(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Leaves of the `similar` relations those to entries of the same cluster. */
function hideSimilar({ values }: ClusterFile): void {
  const own = new Set(values.map(({ uuid }) => uuid?.toLowerCase()));
  for (const value of values) {
    if (!value.related) continue;
    value.related = value.related.filter(
      (relation) => relation.type?.trim() !== 'similar' || own.has(relation['dest-uuid']?.toLowerCase()),
    );
  }
}

/** What a default `relata scan` of a galaxy lists, best first; the built executable, in a process of its own. */
export async function scanOf(galaxy: string): Promise<CandidatePair[]> {
  const { status, out, err } = await runRelata(['scan', '-C', galaxy, '--format', 'ndjson']);
  if (status !== 0) throw new Error(`relata scan ended with ${status}: ${err}`);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CandidatePair);
}

/** How many of the `wanted` pairs (by their keys) are among the first `limit` of `found`. */
export function foundAmong(
  found: readonly CandidatePair[],
  wanted: ReadonlyMap<string, unknown>,
  limit: number,
): number {
  return found.slice(0, limit).filter(({ subject, object }) => wanted.has(pairKey(subject.uuid, object.uuid)))
    .length;
}
