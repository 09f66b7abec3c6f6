import { percent } from '../../plan/percent.js';
import type { Size } from '../../plan/terminal.js';
import { BULK_HEAD, bulkRows } from '../layout.js';
import { warningsInPlan } from '../state/bulk.js';
import type { BulkPlan, Tally } from '../state/bulk-plan.js';
import type { BulkScreen } from '../state/screen.js';
import { keyOf, pairOf, type State } from '../state/state.js';
import { cell, fit, fitBlock, fitRight } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { grouped } from '../text/numbers.js';
import { shortTag } from '../text/tag.js';
import { count } from '../update/commit.js';

const VERBS = { accepted: 'Accept', rejected: 'Reject', unsure: 'Call unsure' } as const;

/** What deciding many pairs would mean: counts above, and the pairs below, the least certain first. */
export function bulkLines(state: State, screen: BulkScreen): Line[] {
  const { size } = state;
  const { plan, verdict, scroll } = screen;
  const rows = bulkRows(size);
  const head = [
    [
      span(` ${VERBS[verdict]} ${count(plan.decisions.length, 'pair')}`, 'strong'),
      span(`  as one step: ‘${keyOf(state, 'review', 'undo')}’ takes all of it back`, 'dim'),
    ],
    [],
    row('relation', told(plan.types), 'type'),
    row('writes', verdict === 'accepted' ? writesText(plan) : 'nothing but the ledger'),
    row('tags', verdict === 'accepted' ? told(plan.tags.map(([tag, n]) => [shortTag(tag), n])) : '', 'tag'),
    leftOut(screen),
  ];
  const place = `${grouped(Math.min(plan.keys.length, scroll + rows))} of ${grouped(plan.keys.length)}`;
  return [
    ...fitBlock(head, size.columns, BULK_HEAD - 2),
    [span(' The least certain first', 'strong'), span(`  ${place}`, 'dim')],
    ...plan.keys.slice(scroll, scroll + rows).map((_, index) => pairRow(state, plan, scroll + index, size)),
  ];
}

const LABEL = 11;

function row(label: string, text: string, role: 'text' | 'type' | 'tag' = 'text'): Line {
  return [...fit([span(` ${label}`, 'dim')], LABEL), span(text, role)];
}

/** `similar 120, uses 8` */
function told(counts: readonly Tally[]): string {
  return counts.map(([what, n]) => `${what} ${grouped(n)}`).join(', ');
}

function writesText({ writes: { added, there, clusters } }: BulkPlan): string {
  const stand = there === 0 ? '' : `; ${count(there, 'relation')} there already`;
  return `${count(added, 'relation')} in ${count(clusters, 'cluster')}${stand}`;
}

function leftOut({ plan }: BulkScreen): Line {
  const [first] = plan.refused;
  const texts = [
    ...(plan.decided > 0 ? [`${grouped(plan.decided)} decided already`] : []),
    ...(first ? [`${grouped(plan.refused.length)}: ${first}`] : []),
  ];
  return texts.length === 0 ? [] : row('left out', texts.join('; '));
}

function pairRow(state: State, plan: BulkPlan, at: number, { columns }: Size): Line {
  const key = plan.keys[at] ?? '';
  const pair = pairOf(state, key);
  const decision = plan.decisions[at];
  if (pair === null || decision === undefined) return [];
  const [warning] = warningsInPlan(state, plan, key, decision);
  const cluster = columns >= 100 ? 22 : 0;
  const name = Math.max(8, Math.min(34, Math.floor((columns - 34 - 2 * cluster) / 2)));
  return fit(
    [
      ...fitRight([span(percent(pair.relation.probability))], 9),
      span('  '),
      ...cell([span(decision.subject.value)], name),
      ...cell([span(decision.subject.cluster, 'dim')], cluster),
      ...cell([span(` ${decision.type}`, 'type')], 14),
      ...cell([span(decision.object.value)], name),
      ...cell([span(decision.object.cluster, 'dim')], cluster),
      span(warning === undefined ? '' : ` ! ${warning}`, 'warning'),
    ],
    columns,
  );
}
