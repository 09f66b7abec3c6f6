import * as z from 'zod';
import { parseJson } from '../../galaxy/json.js';
import type { Problem } from '../../galaxy/problem.js';
import type { EntryRef, SourceText } from '../../galaxy/types.js';
import { fileOf, isNobody } from '../rows.js';
import { OWN_HEADER } from '../sssom/header.js';
import { isOwn } from '../sssom/row-out.js';
import type { LedgerRow } from '../types.js';
import type { FileRows, KnowsType, NumberedRow } from './file-rows.js';
import { lineCursor } from './lines.js';
import { fromMapping, type Mapping, toMapping } from './mapping.js';
import {
  common,
  curatorId,
  curatorObject,
  DECISION_EXTENSION,
  definitions,
  entryId,
  entryObject,
  entryType,
  mint,
  type StixEntry,
  type StixObject,
  timestamp,
} from './stix-objects.js';

/**
 * Rows as a STIX 2.1 bundle: a relationship a row, with the entries and curators that it names. Only accepted
 * relationships are in force: the others carry `revoked`, so that nobody takes them for facts. Entries of MITRE's own
 * clusters are left to MITRE, who publishes them under the same ids. Exporting the same rows gives the same bytes.
 */
export function formatStix(
  rows: readonly LedgerRow[],
  describe: (ref: EntryRef) => StixEntry | null,
): string {
  const objects = new Map<string, StixObject>();
  for (const row of rows) {
    for (const ref of [row.subject, row.object]) {
      const object = entryObject(ref, describe(ref));
      if (!ref.cluster.startsWith('mitre-')) objects.set(object.id, object);
    }
    for (const curator of [row.author, row.reviewer]) {
      if (curator && !isNobody(curator)) objects.set(curatorId(curator), curatorObject(curator));
    }
    const object = relationship(row, describe);
    // Rows that disagree on one relation must not hide each other.
    const id = objects.has(object.id) ? mint('relationship', JSON.stringify(object)) : object.id;
    objects.set(id, { ...object, id });
  }
  const custom = [...objects.values()].some(({ type }) => type.startsWith('x-'));
  const sorted = [...objects.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = [...definitions(custom), ...sorted];
  const bundle = { type: 'bundle', id: mint('bundle', ...all.map(({ id }) => id)), objects: all };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

function relationship(row: LedgerRow, describe: (ref: EntryRef) => StixEntry | null): StixObject {
  const [created = '', modified = ''] = [row.date, row.reviewDate ?? row.date].map(timestamp).sort();
  const source = entryId(row.subject, entryType(describe(row.subject)));
  const target = entryId(row.object, entryType(describe(row.object)));
  return {
    ...common('relationship', mint('relationship', source, row.type, target), created, modified),
    ...(isNobody(row.author) ? {} : { created_by_ref: curatorId(row.author) }),
    relationship_type: stixName(row.type),
    source_ref: source,
    target_ref: target,
    ...(row.note ? { description: row.note } : {}),
    ...(fileOf(row) === 'positive' ? {} : { revoked: true }),
    ...(row.confidence === null ? {} : { confidence: Math.round(row.confidence * 100) }),
    ...(row.tags.length === 0 ? {} : { labels: row.tags }),
    extensions: { [DECISION_EXTENSION]: { extension_type: 'property-extension', ...decisionSlots(row) } },
  };
}

/** Names of relationships are lower-case letters, digits and hyphens. */
function stixName(type: string): string {
  return (
    type
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'related-to'
  );
}

/** Other people's columns may have names that STIX does not allow for properties. */
function decisionSlots(row: LedgerRow): Record<string, unknown> {
  const slots = Object.entries(toMapping(row));
  const others = slots.filter(([name]) => !isOwn(name)).map(([name, value]) => ({ name, value }));
  return {
    sssom: Object.fromEntries(slots.filter(([name]) => isOwn(name))),
    ...(others.length === 0 ? {} : { others }),
  };
}

const Slots = z.object({
  sssom: z.record(z.string(), z.unknown()),
  others: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});
const Relationship = z.object({
  type: z.literal('relationship'),
  id: z.string(),
  relationship_type: z.string(),
  source_ref: z.string(),
  target_ref: z.string(),
  created: z.string().catch(''),
  description: z.string().optional().catch(undefined),
  confidence: z.number().min(0).max(100).optional().catch(undefined),
  labels: z.array(z.string()).catch([]),
  revoked: z.boolean().catch(false),
  extensions: z.record(z.string(), z.unknown()).catch({}),
});
const Bundle = z.object({ type: z.literal('bundle'), objects: z.array(z.unknown()).default([]) });

/**
 * The relationships of a STIX bundle. One of relata's own says all that its row said; any other that is in force is
 * a prediction of whoever published it.
 */
export function readStix(source: SourceText, knows: KnowsType): FileRows {
  const json = parseJson(source.text, source.path);
  if ('problem' in json) return { rows: [], problems: [json.problem] };
  const bundle = Bundle.safeParse(json.value);
  const lineAt = lineCursor(source.text);
  const problems: Problem[] = [];
  const rows: NumberedRow[] = [];
  for (const object of bundle.data?.objects ?? []) {
    const parsed = Relationship.safeParse(object);
    if (!parsed.success) continue;
    const own = Slots.safeParse(parsed.data.extensions[DECISION_EXTENSION]);
    if (!own.success && parsed.data.revoked) continue;
    const mapping = own.success ? ownMapping(own.data) : foreignMapping(parsed.data);
    const { row, issues } = fromMapping(mapping, OWN_HEADER, knows);
    const line = lineAt(source.text.indexOf(`"${parsed.data.id}"`));
    for (const issue of issues) problems.push({ ...issue, file: source.path, line });
    if (row) rows.push({ row, line });
  }
  return { rows, problems };
}

function ownMapping({ sssom, others }: z.infer<typeof Slots>): Mapping {
  return { ...sssom, ...Object.fromEntries(others.map(({ name, value }) => [name, value])) };
}

function foreignMapping(relationship: z.infer<typeof Relationship>): Mapping {
  const uuidOf = (id: string) => id.replace(/^.*--/, '');
  return {
    subject_id: uuidOf(relationship.source_ref),
    object_id: uuidOf(relationship.target_ref),
    predicate_id: `misp:${relationship.relationship_type}`,
    mapping_justification: 'semapv:UnspecifiedMatching',
    mapping_date: relationship.created.slice(0, 10),
    comment: relationship.description ?? '',
    confidence: relationship.confidence === undefined ? '' : relationship.confidence / 100,
    misp_tags: relationship.labels
      .filter((label) => /^[^\s:="]+:[^\s:="]+(="[^"]*")?$/.test(label))
      .join('|'),
  };
}
