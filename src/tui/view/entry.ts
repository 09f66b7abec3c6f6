import type { Located } from '../../galaxy/galaxy.js';
import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { Size } from '../../plan/terminal.js';
import type { EntryView, Marked } from '../entry/view.js';
import { between, fit, fitBlock, join, lineWidth, truncate } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { wrap } from '../text/wrap.js';

/**
 * One entry in a panel of exactly `size`. Every part keeps its rows whatever it holds, so that the eye finds it at the
 * same place in the next pair: value, names, description, references, relations.
 */
export function entryPanel(view: EntryView, size: Size, { scroll, focused, group }: PanelState): Line[] {
  const { columns, rows } = size;
  const plan = planRows(rows);
  const inner = columns - (plan.boxed ? 4 : 2);
  const heading = (label: string, count: number) => (plan.headed ? [headingLine(label, count, inner)] : []);
  const body = [
    valueLine(view, inner),
    ...fitBlock(nameLines(view.names, inner, plan.names), inner, plan.names),
    ...(plan.gap ? [fit([], inner)] : []),
    ...descriptionLines(view, inner, plan.description, scroll),
    ...heading('references', view.refs.length),
    ...fitBlock(referenceLines(view, inner, plan.references), inner, plan.references),
    ...heading(
      'relations',
      view.relations.reduce((sum, { count }) => sum + count, 0),
    ),
    ...fitBlock(relationLines(view, group, inner, plan.relations), inner, plan.relations),
  ];
  return plan.boxed ? boxed(view, body, columns, focused) : ruled(view, body, columns, focused);
}

export interface PanelState {
  /** Lines of the description that are scrolled away. */
  readonly scroll: number;
  readonly focused: boolean;
  /** The other members of the entry's identity group; empty while nobody knows. */
  readonly group: readonly Located[];
}

interface RowPlan {
  readonly boxed: boolean;
  readonly names: number;
  /** An empty row above the description. */
  readonly gap: boolean;
  readonly description: number;
  /** Rules with a name above references and relations. */
  readonly headed: boolean;
  readonly references: number;
  readonly relations: number;
}

/** What a panel shows from so many rows inside on; the description has the rest. */
const SHARES = [
  { from: 32, names: 5, gap: true, headed: true, references: 6, relations: 7 },
  { from: 22, names: 4, gap: true, headed: true, references: 4, relations: 5 },
  { from: 14, names: 3, gap: true, headed: false, references: 2, relations: 3 },
  { from: 12, names: 2, gap: true, headed: false, references: 1, relations: 2 },
  { from: 10, names: 2, gap: false, headed: false, references: 1, relations: 2 },
  { from: 8, names: 2, gap: false, headed: false, references: 0, relations: 2 },
  { from: 5, names: 1, gap: false, headed: false, references: 0, relations: 1 },
  { from: 3, names: 1, gap: false, headed: false, references: 0, relations: 0 },
] as const;
const LEAST_SHARE = { names: 0, gap: false, headed: false, references: 0, relations: 0 } as const;

/** How the rows of a panel are shared out; they add up to `rows`. */
function planRows(rows: number): RowPlan {
  const boxed = rows >= 12;
  const inside = rows - (boxed ? 2 : 1) - 1;
  const share = SHARES.find(({ from }) => inside >= from) ?? LEAST_SHARE;
  const used =
    share.names + share.references + share.relations + (share.gap ? 1 : 0) + (share.headed ? 2 : 0);
  return { ...share, boxed, description: Math.max(0, inside - used) };
}

/** `references ──────── 7` */
function headingLine(label: string, count: number, width: number): Line {
  const end = count === 0 ? '' : ` ${count}`;
  const rule = '─'.repeat(Math.max(0, width - label.length - end.length - 1));
  return fit([span(`${label} `, 'dim'), span(rule, 'faint'), span(end, 'dim')], width);
}

function valueLine(view: EntryView, width: number): Line {
  const badges = view.badges.map((badge) => span(` ${badge} `, 'badge'));
  const right = [...badges, span(view.country, 'dim')];
  return between([span(view.value.text, view.value.shared ? 'match' : 'strong')], right, width);
}

/** Names one after the other; those that do not fit are counted at the end of the last row. */
function nameLines(names: readonly Marked[], width: number, rows: number): Line[] {
  const lines: Line[] = [];
  let current: Line = [];
  for (const [index, name] of names.entries()) {
    const left = names.length - index - 1;
    const isLastRow = lines.length === rows - 1;
    const more = isLastRow && left > 0 ? `${left} more`.length + 2 : 0;
    const mark = nameMark(name);
    const gap = current.length === 0 ? [] : [span('  ')];
    if (lineWidth(current) + lineWidth(gap) + lineWidth(mark) + more > width && current.length > 0) {
      if (isLastRow) return [...lines, [...current, span(`  ${left + 1} more`, 'dim')]];
      lines.push(current);
      current = truncate(mark, width);
    } else {
      current = [...current, ...gap, ...truncate(mark, width)];
    }
  }
  return current.length === 0 ? lines : [...lines, current];
}

function nameMark({ text, shared }: Marked): Line {
  return shared ? [span('● ', 'match'), span(text, 'match')] : [span('○ ', 'faint'), span(text)];
}

/** The window of the description; its last row says how much is below. */
function descriptionLines(view: EntryView, width: number, rows: number, scroll: number): Line[] {
  const lines = view.description.flatMap((paragraph) => wrap(paragraph, width));
  const from = Math.min(scroll, Math.max(0, lines.length - rows));
  const shown = fitBlock(lines.slice(from), width, rows);
  const below = lines.length - from - rows;
  if (below <= 0 || rows < 2) return shown;
  return [...shown.slice(0, -1), between(lines[from + rows - 1] ?? [], [span(` ↓ ${below}`, 'dim')], width)];
}

function referenceLines(view: EntryView, width: number, rows: number): Line[] {
  const facts = [
    ...view.externalIds.map((id) => [span('id ', 'dim'), ...(id.shared ? nameMark(id) : [span(id.text)])]),
    ...view.facts.map(({ key, text }) => [span(`${key} `, 'dim'), span(text)]),
  ];
  const refs = view.refs.map(({ text, shared }) =>
    shared ? [span('● ', 'match'), span(text, 'match')] : [span('○ ', 'faint'), span(text, 'dim')],
  );
  const all = [...(facts.length > 0 ? [join(facts, [span('  ')])] : []), ...refs];
  return withMore(all, width, rows, 'reference');
}

function relationLines(view: EntryView, group: readonly Located[], width: number, rows: number): Line[] {
  const all = view.relations.map(({ type, text, shared }) => [
    span(shared ? '● ' : '', 'match'),
    span(type, 'type'),
    span(` ${text}`),
  ]);
  return withMore([...groupLine(view, group), ...all], width, rows, 'type');
}

/** The identity group, where it is more than the entry's own relations say. */
function groupLine({ relations }: EntryView, group: readonly Located[]): Line[] {
  const direct = relations.reduce((sum, { type, count }) => sum + (isIdentity(type) ? count : 0), 0);
  if (group.length <= direct) return [];
  const members = group.map(({ entry, cluster }) => `${entry.value} (${cluster.name})`).join(', ');
  return [[span(`one of ${group.length + 1} `, 'for'), span(members)]];
}

function withMore(lines: readonly Line[], width: number, rows: number, what: string): Line[] {
  if (lines.length <= rows) return lines.map((l) => truncate(l, width));
  const left = lines.length - rows;
  const more = [span(`  ${left} more ${what}${left === 1 ? '' : 's'}`, 'dim')];
  return lines
    .slice(0, rows)
    .map((l, row) => (row === rows - 1 ? between(l, more, width) : truncate(l, width)));
}

function title(view: EntryView, focused: boolean): { left: Line; right: Line } {
  const role = focused ? 'accent' : 'text';
  return { left: [span(` ${view.located.cluster.name} `, role)], right: [span(` ${view.kind} `, 'dim')] };
}

function boxed(view: EntryView, body: readonly Line[], columns: number, focused: boolean): Line[] {
  const edge = focused ? 'accent' : 'faint';
  const { left, right } = title(view, focused);
  const rule = '─'.repeat(Math.max(0, columns - 4 - lineWidth(left) - lineWidth(right)));
  const top = [span('╭─', edge), ...left, span(rule, edge), ...right, span('─╮', edge)];
  const bottom = [span(`╰${'─'.repeat(columns - 2)}╯`, edge)];
  return [fit(top, columns), ...body.map((l) => [span('│ ', edge), ...l, span(' │', edge)]), bottom];
}

function ruled(view: EntryView, body: readonly Line[], columns: number, focused: boolean): Line[] {
  const edge = focused ? 'accent' : 'faint';
  const { left, right } = title(view, focused);
  const rule = '─'.repeat(Math.max(0, columns - 2 - lineWidth(left) - lineWidth(right)));
  return [
    fit([span('─', edge), ...left, span(rule, edge), ...right, span('─', edge)], columns),
    ...body.map((l) => [span(' '), ...l, span(' ')]),
  ];
}
