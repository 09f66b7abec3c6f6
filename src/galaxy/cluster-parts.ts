import { EntriesSchema, FrameSchema } from './cluster-schema.js';
import { type ParsedEntry, toCluster } from './parsed.js';
import type { Cluster } from './types.js';

/**
 * The text of a cluster in parts that are small enough to parse quickly. Where its entries stood, `frame` holds the
 * numbers of the lists that hold them:
 *
 *     { "name": "x", "values": [        frame   { "name": "x", "values": [ 0, 1 ], "version": 7 }
 *       { … }, { … },            ⇒      lists   [{ … }, { … }]
 *       { … } ], "version": 7 }                 [{ … }]
 *
 * If frame and lists are valid JSON, so is the whole, and it means what they mean together: a value may stand wherever
 * another value may.
 */
export interface ClusterParts {
  readonly frame: string;
  /** JSON arrays, made one by one so that they are never all in memory. */
  readonly lists: Iterable<string>;
}

/**
 * Reads a cluster from its parts. Null when anything departs from the format, or the numbers in the frame are not those
 * of the lists: `parseCluster` then reads the whole, and says what is wrong.
 */
export function parseClusterParts(path: string, parts: ClusterParts): Cluster | null {
  try {
    const frame = FrameSchema.parse(JSON.parse(parts.frame));
    const entries: ParsedEntry[] = [];
    let lists = 0;
    for (const text of parts.lists) {
      if (frame.values[lists] !== lists) return null;
      for (const entry of EntriesSchema.parse(JSON.parse(text))) entries.push(entry);
      lists += 1;
    }
    return lists === frame.values.length ? toCluster(path, frame, entries) : null;
  } catch {
    return null;
  }
}
