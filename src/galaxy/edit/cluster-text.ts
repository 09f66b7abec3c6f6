import * as z from 'zod';
import { parseJson } from '../json.js';
import type { Problem } from '../problem.js';
import type { SourceText, Uuid } from '../types.js';
import { type EntryChange, editEntry } from './edit-entry.js';
import { type EntryText, readEntry } from './entry-text.js';
import { isArray, itemsOf, type Member, membersOf, type Span, skipSpace, textOf } from './json-spans.js';
import { applySplices, type Splice } from './splice.js';

/** A cluster file opened for editing: its text, and where the things stand that an edit may touch. */
export interface ClusterText {
  readonly path: string;
  readonly text: string;
  /** Null when there is no integer: then nothing in the file can be edited. */
  readonly version: Version | null;
  /** Places of the elements of `values[]`. */
  readonly entries: readonly Span[];
  /** UUID in lower case → indexes into `entries`; more than one when it is doubled. */
  readonly byUuid: ReadonlyMap<Uuid, readonly number[]>;
}

/** The number after `"version":` in the file. */
export interface Version {
  readonly span: Span;
  readonly value: number;
  /** JSON text of the version after this one. */
  readonly next: string;
}

export type OpenedCluster = { readonly cluster: ClusterText } | { readonly problem: Problem };

const UuidsSchema = z.looseObject({
  values: z.array(z.object({ uuid: z.string().catch('') }).catch({ uuid: '' })),
});

/**
 * Opens a cluster file for editing. It is refused when nothing in it can be located for certain: unreadable JSON, two
 * keys `values` or `version`, no array `values`.
 */
export function openCluster(source: SourceText): OpenedCluster {
  const { path, text } = source;
  const json = parseJson(text, path);
  if ('problem' in json) return json;
  const parsed = UuidsSchema.safeParse(json.value);
  if (!parsed.success) return refuse(path, 'it has no array `values`', 'a cluster has one');

  const members = membersOf(text, skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0));
  for (const key of ['values', 'version']) {
    if (members.filter((m) => m.key === key).length > 1)
      return refuse(path, `it has two keys \`${key}\``, 'take one out');
  }
  const values = members.find((m) => m.key === 'values');
  const version = readVersion(text, members);
  if (!values || !isArray(text, values.value))
    return refuse(path, 'it has no array `values`', 'a cluster has one');

  const entries = itemsOf(text, values.value.start);
  const byUuid = new Map<Uuid, number[]>();
  for (const [index, { uuid }] of parsed.data.values.entries()) {
    const key = uuid.toLowerCase();
    if (key !== '') byUuid.set(key, [...(byUuid.get(key) ?? []), index]);
  }
  return { cluster: { path, text, version, entries, byUuid } };
}

/** Reads the entry at `index` of `cluster.entries`, which must have a UUID. */
export function entryAt(cluster: ClusterText, index: number): EntryText {
  const span = cluster.entries[index];
  if (!span) throw new RangeError(`${cluster.path} has no entry ${index}`);
  return readEntry(textOf(cluster.text, span));
}

/**
 * The text of the file with the entries of `changes` edited and the version raised by one; all else byte for byte.
 * Throws a RangeError for a file without version, which nobody may edit.
 */
export function editCluster(cluster: ClusterText, changes: ReadonlyMap<number, EntryChange>): string {
  if (!cluster.version) throw new RangeError(`${cluster.path} has no integer version`);
  const splices: Splice[] = [{ ...cluster.version.span, insert: cluster.version.next }];
  for (const [index, change] of changes) {
    const span = cluster.entries[index];
    if (span) splices.push({ ...span, insert: editEntry(entryAt(cluster, index), change) });
  }
  return applySplices(cluster.text, splices);
}

function readVersion(text: string, members: readonly Member[]): Version | null {
  const member = members.find((m) => m.key === 'version');
  if (!member) return null;
  const digits = textOf(text, member.value);
  if (!/^[-\d]/.test(digits)) return null;
  const value = Number(digits);
  if (/^-?\d{1,30}$/.test(digits)) return { span: member.value, value, next: String(BigInt(digits) + 1n) };
  return Number.isSafeInteger(value) ? { span: member.value, value, next: String(value + 1) } : null;
}

function refuse(file: string, message: string, remedy: string): OpenedCluster {
  return { problem: { severity: 'error', file, message: `cannot be edited safely: ${message}`, remedy } };
}
