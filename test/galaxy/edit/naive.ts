import type { Relation } from '../../../src/galaxy/types.js';

/** The parts of a parsed cluster that the naive editor knows. */
export interface ParsedCluster {
  version: number;
  values: {
    uuid: string;
    related?: { 'dest-uuid': string; tags?: string[]; type: string }[];
    revoked?: boolean;
  }[];
}

/** What upstream's own tool does: parse, push, add one to the version. The oracle for what an edit means. */
export function naiveAdd(text: string, index: number, relations: readonly Relation[]): ParsedCluster {
  const cluster = parseText(text);
  const entry = cluster.values[index]!;
  entry.related ??= [];
  for (const { destUuid, type, tags } of relations) {
    entry.related.push({ 'dest-uuid': destUuid, ...(tags.length > 0 ? { tags: [...tags] } : {}), type });
  }
  cluster.version += 1;
  return cluster;
}

export function parseText(text: string): ParsedCluster {
  return JSON.parse(text.replace(/^\ufeff/, ''));
}

/** `jq --sort-keys .`, as far as the galaxy's files need it. */
export function printSorted(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
