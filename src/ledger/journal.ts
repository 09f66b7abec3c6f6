import * as z from 'zod';
import { crc32 } from './crc32.js';
import type { JournalRecord } from './types.js';

/*
 * The journal is a text of lines, one record each: eight hex digits, a space, the record as JSON. The digits are the
 * CRC-32 of the JSON. A record counts when its line is whole; lines are only ever appended.
 */

const CuratorSchema = z.object({ label: z.string(), orcid: z.string().nullable() });
const RefSchema = z.object({ uuid: z.string(), value: z.string(), cluster: z.string() });
export const DecisionSchema = z.object({
  subject: RefSchema,
  object: RefSchema,
  verdict: z.enum(['accepted', 'rejected', 'unsure']),
  type: z.string(),
  tags: z.array(z.string()).readonly(),
  note: z.string(),
  author: CuratorSchema,
  date: z.string(),
  confidence: z.number().min(0).max(1).nullable(),
  fingerprint: z.string(),
  review: z
    .object({ reviewer: CuratorSchema, date: z.string(), agreement: z.number().min(-1).max(1) })
    .exactOptional(),
});
const step = { id: z.string(), at: z.string() };
const RecordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decide'), ...step, decisions: z.array(DecisionSchema).readonly() }),
  z.object({ kind: z.literal('undo'), ...step, step: z.string() }),
  z.object({ kind: z.literal('redo'), ...step, step: z.string() }),
  z.object({ kind: z.literal('reopen'), ...step, pairs: z.array(z.string()).readonly() }),
  z.object({
    kind: z.literal('committed'),
    ...step,
    steps: z.array(z.string()).readonly(),
    commit: z.string().nullable(),
  }),
]);

/** A line that is no record, and its one-based number. */
export interface DamagedLine {
  readonly line: number;
  readonly why: 'checksum' | 'shape';
}

export interface ReadJournal {
  readonly records: readonly JournalRecord[];
  /** Lines in the middle that do not count: kept in the file, for a person to look at. */
  readonly damaged: readonly DamagedLine[];
  /** What stands behind the last whole record: the beginning of one that was never acknowledged. Empty mostly. */
  readonly torn: string;
}

/** One record as the line that is appended. */
export function encodeRecord(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${crc32(json)} ${json}\n`;
}

/** Reads a journal's text. Never fails: whatever is no record is told apart as damaged, or as a torn end. */
export function readJournal(text: string): ReadJournal {
  const end = text.lastIndexOf('\n') + 1;
  const records: JournalRecord[] = [];
  const damaged: DamagedLine[] = [];
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    const decoded = decodeLine(line);
    if (typeof decoded === 'object') records.push(decoded);
    else damaged.push({ line: index + 1, why: decoded });
  }
  return { records, damaged, torn: text.slice(end) };
}

function decodeLine(line: string): JournalRecord | DamagedLine['why'] {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== crc32(json)) return 'checksum';
  try {
    const parsed = RecordSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : 'shape';
  } catch {
    return 'shape';
  }
}
