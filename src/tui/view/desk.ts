import { curatorName } from '../../ledger/curators.js';
import { fileOf } from '../../ledger/rows.js';
import type { LedgerRow } from '../../ledger/types.js';
import type { ReviewItem } from '../../plan/review/queue.js';
import { wordOf } from '../state/word.js';
import { type Line, span } from '../text/line.js';
import { shortTag } from '../text/tag.js';
import { wrapWithin } from '../text/wrap.js';
import { signed } from './signs.js';

/** Why the pair is up for review, and what was said of it: in at most `rows` lines of `width` columns. */
export function deskLines(item: ReviewItem | null, { width, rows }: { width: number; rows: number }): Line[] {
  if (item === null) return [];
  const said = item.rows.map((row) => saidLine(row));
  const all = [reasonLine(item), ...said];
  if (all.length <= rows) return spread(all, width, rows);
  if (rows === 1) return [[...reasonLine(item), span('  '), ...(said[0] ?? [])]];
  const joined = said
    .slice(rows - 2)
    .flatMap((line, at) => (at === 0 ? line : [span('  │ ', 'faint'), ...line]));
  return [...all.slice(0, rows - 1), joined];
}

/** Lines that are too long take the rows that are left over, the first one first. */
function spread(lines: readonly Line[], width: number, rows: number): Line[] {
  let spare = rows - lines.length;
  return lines.flatMap((line) => {
    const [sign, ...rest] = line;
    if (sign === undefined || spare === 0) return [line];
    const wrapped = wrapWithin(rest, width - 3, spare + 1);
    spare -= wrapped.length - 1;
    return wrapped.map((part, row) => [row === 0 ? sign : span('   '), ...part]);
  });
}

function reasonLine({ rank, reasons, rows }: ReviewItem): Line {
  if (rank === 'disagreement') {
    return [
      span(' ! ', 'warning'),
      span(`${rows.length === 2 ? 'two' : rows.length} answers to one question`, 'warning'),
    ];
  }
  const heavy = rank === 'against-matcher' || rank === 'risk';
  return [
    span(heavy ? ' ! ' : ' › ', heavy ? 'warning' : 'dim'),
    span(reasons.join(' · '), heavy ? 'warning' : 'dim'),
  ];
}

/** `Alice Doe ✓ accepted similar likely 2026-05-04 “a note”` */
function saidLine(row: LedgerRow): Line {
  const predicted = fileOf(row) === 'predictions';
  const who = predicted ? row.tool || 'a matcher' : curatorName(row.author);
  return [
    span('   '),
    span(`${who} `, 'strong'),
    predicted ? span('~ predicts', 'dim') : signed(row.verdict, row.verdict),
    span(` ${row.type}`, 'type'),
    ...row.tags.map((tag) => span(` ${shortTag(tag)}`, 'tag')),
    span(`  ${row.date}`, 'dim'),
    ...(wordOf(row) === 'sent back' ? [span('  '), signed('sent back', 'sent back')] : []),
    ...(row.note ? [span(`  “${row.note}”`, 'dim')] : []),
  ];
}
