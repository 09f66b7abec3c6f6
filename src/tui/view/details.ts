import type { Galaxy } from '../../galaxy/galaxy.js';
import type { CandidatePair } from '../../matcher/types.js';
import { type EntryView, type Marked, viewPair } from '../entry/view.js';
import { fit } from '../text/fit.js';
import { type Line, line, span } from '../text/line.js';
import { wrap } from '../text/wrap.js';
import { evidenceRows } from './evidence.js';

/** Columns of a label before its lines. */
export const LABEL = 14;

/** What speaks against a pair, everything known about both entries, and the whole sum of the evidence. */
export function detailsLines(
  pair: CandidatePair,
  galaxy: Galaxy,
  warnings: readonly string[],
  width: number,
): Line[] {
  const view = viewPair(pair, galaxy);
  if (view === null) return [line('one of the two entries is gone from the galaxy')];
  return [
    ...warnings.flatMap((text) => wrap([span(`! ${text}`, 'warning')], width)),
    ...(warnings.length > 0 ? [[]] : []),
    ...entryLines(view.left, width),
    [],
    ...entryLines(view.right, width),
    [],
    [span('Evidence', 'strong')],
    ...evidenceRows(pair, { width, rows: Number.POSITIVE_INFINITY }),
  ];
}

/** Everything known of one entry; `besides` stands below its relations. */
export function entryLines(view: EntryView, width: number, besides: readonly Line[] = []): Line[] {
  const { entry, cluster } = view.located;
  return [
    [
      span(entry.value, view.value.shared ? 'match' : 'strong'),
      ...view.badges.map((b) => span(`  ${b}`, 'badge')),
    ],
    ...labelled('framework', [line(`${cluster.name} · ${view.kind}`)], width),
    ...labelled('uuid', [line(entry.uuid ?? '')], width),
    ...labelled('names', wrapMarks(view.names, width - LABEL), width),
    ...labelled('external ids', wrapMarks(view.externalIds, width - LABEL), width),
    ...view.facts.flatMap(({ key, text }) => labelled(key, textLines([text], width), width)),
    ...labelled('country', textLines(view.country === '' ? [] : [view.country], width), width),
    ...labelled(
      'description',
      view.description.flatMap((p) => wrap(p, width - LABEL)),
      width,
    ),
    ...labelled(
      'relations',
      view.relations.flatMap(({ type, text }) =>
        wrap([span(`${type}  `, 'type'), span(text)], width - LABEL),
      ),
      width,
    ),
    ...besides,
    ...labelled(
      'references',
      view.refs.flatMap((ref) => wrap(markLine(ref), width - LABEL)),
      width,
    ),
  ];
}

/** Lines with a label before the first one; nothing without lines. */
export function labelled(label: string, lines: readonly Line[], width: number): Line[] {
  return lines.map((l, index) =>
    fit([...fit([span(index === 0 ? label : '', 'dim')], LABEL - 1), span(' '), ...l], width),
  );
}

function textLines(texts: readonly string[], width: number): Line[] {
  return texts.length === 0 ? [] : wrap(line(texts.join(', ')), width - LABEL);
}

function wrapMarks(marks: readonly Marked[], width: number): Line[] {
  return marks.length === 0
    ? []
    : wrap(
        marks.flatMap((m) => [...markLine(m), span('  ')]),
        width,
      );
}

function markLine({ text, shared }: Marked): Line {
  return shared ? [span('● ', 'match'), span(text, 'match')] : [span('○ ', 'faint'), span(text)];
}
