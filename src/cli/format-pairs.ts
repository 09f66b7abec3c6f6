import stringWidth from 'string-width';
import { visible } from '../galaxy/visible.js';
import type { CandidatePair } from '../matcher/types.js';
import { percent } from '../plan/percent.js';
import { signed } from '../tui/text/numbers.js';

export const CSV_HEADER =
  'subject_uuid,subject_value,subject_cluster,object_uuid,object_value,object_cluster,type,type_subject,' +
  'match_probability,relation_probability,tags,linked\n';

/** One line of CSV (RFC 4180, but for the line feed); tags are joined by `|`. */
export function toCsv({ subject, object, relation, matchProbability, tags, linked }: CandidatePair): string {
  const cells = [
    subject.uuid,
    subject.value,
    subject.cluster,
    object.uuid,
    object.value,
    object.cluster,
    relation.type,
    relation.subject,
    String(matchProbability),
    String(relation.probability),
    tags.join('|'),
    linked,
  ];
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const NAME_WIDTH = 60;

/** One line for people, and with `explain` one more for each row of evidence. Safe to print. */
export function toTableRow(pair: CandidatePair, explain: boolean): string {
  const { subject, object, relation } = pair;
  const [left, right] = relation.subject === 'subject' ? [subject, object] : [object, subject];
  const name = (entry: CandidatePair['subject']) => `${visible(entry.cluster)}: ${visible(entry.value)}`;
  const line = `${percent(relation.probability).padStart(PERCENT_WIDTH)}  ${pad(visible(relation.type), 12)}  ${pad(name(left), NAME_WIDTH)}  ${name(right)}\n`;
  return explain ? line + evidenceLines(pair) : line;
}

/** `>99.9 %` */
const PERCENT_WIDTH = 7;

function weight(value: number): string {
  return signed(value, 2).padStart(7);
}

function evidenceLines({ evidence, matchWeight, matchProbability }: CandidatePair): string {
  const rows = evidence.map(({ comparison, level, matchWeight, detail }) => {
    const said = detail === undefined ? '' : ` (${visible(detail)})`;
    return `        ${weight(matchWeight)}  ${pad(comparison, 16)}  ${level}${said}\n`;
  });
  const sum = `        ${weight(matchWeight)}  ${pad('sum', 16)}  ${percent(matchProbability)} the same thing\n`;
  return `${rows.join('')}${sum}`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
