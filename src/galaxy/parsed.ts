import type { Cluster, Entry } from './types.js';

/*
 * What the schemas have read, on its way to plain data. Written out rather than derived from the schemas, so that the
 * library's types do not mention zod.
 */

export interface ParsedEntry {
  readonly value: string;
  readonly uuid: string;
  readonly description?: string | undefined;
  readonly revoked?: boolean | undefined;
  readonly related?:
    | readonly {
        readonly 'dest-uuid': string;
        readonly type: string;
        readonly tags?: readonly string[] | undefined;
      }[]
    | undefined;
  readonly meta?:
    | ({
        readonly synonyms?: readonly string[] | undefined;
        readonly refs?: readonly string[] | undefined;
      } & Readonly<Record<string, unknown>>)
    | undefined;
}

export interface ParsedHead {
  readonly name: string;
  readonly type: string;
  readonly category: string;
  readonly description: string;
  readonly version: number | null;
}

/** `clusters/threat-actor.json` → `threat-actor` */
export function clusterName(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.json$/, '');
}

/** Makes a cluster of what the schemas have read. */
export function toCluster(path: string, head: ParsedHead, entries: readonly ParsedEntry[]): Cluster {
  const { name, type, category, description, version } = head;
  return {
    name: clusterName(path),
    type,
    title: name,
    category,
    description,
    version,
    deprecated: false,
    entries: entries.map(toEntry),
  };
}

function toEntry(parsed: ParsedEntry): Entry {
  return {
    uuid: parsed.uuid.toLowerCase() || null,
    value: parsed.value,
    synonyms: parsed.meta?.synonyms ?? [],
    description: parsed.description ?? '',
    revoked: parsed.revoked ?? false,
    refs: parsed.meta?.refs ?? [],
    meta: parsed.meta ?? {},
    related: (parsed.related ?? []).map((relation) => ({
      destUuid: relation['dest-uuid'].toLowerCase(),
      type: relation.type.trim(),
      tags: relation.tags ?? [],
    })),
  };
}
