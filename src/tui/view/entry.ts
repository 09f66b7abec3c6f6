import type { Size } from '../../plan/terminal.js';
import type { EntryView, Marked } from '../entry/view.js';
import { between, fit, fitBlock, lineWidth, truncate } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { wrap } from '../text/wrap.js';

/**
 * One entry in a panel of exactly `size`. Every part keeps its rows whatever it holds, so that the eye finds it at the
 * same place in the next pair: value, names, description, references, relations.
 */
export function entryPanel(view: EntryView, size: Size, scroll: number, focused: boolean): Line[] {
  const { columns, rows } = size;
  const plan = planRows(rows);
  const inner = columns - (plan.boxed ? 4 : 2);
  const body = [
    valueLine(view, inner),
    ...fitBlock(nameLines(view.names, inner, plan.names), inner, plan.names),
    ...(plan.gaps ? [fit([], inner)] : []),
    ...descriptionLines(view, inner, plan.description, scroll),
    ...fitBlock(referenceLines(view, inner, plan.references), inner, plan.references),
    ...fitBlock(relationLines(view, inner, plan.relations), inner, plan.relations),
  ];
  return plan.boxed ? boxed(view, body, columns, focused) : ruled(view, body, columns, focused);
}

interface RowPlan {
  readonly boxed: boolean;
  readonly names: number;
  readonly gaps: boolean;
  readonly description: number;
  readonly references: number;
  readonly relations: number;
}

/** How the rows of a panel are shared out; they add up to `rows`. */
function planRows(rows: number): RowPlan {
  const boxed = rows >= 12;
  const inside = rows - (boxed ? 2 : 1) - 1;
  const gaps = inside >= 12;
  const names = inside >= 14 ? 3 : inside >= 8 ? 2 : inside >= 3 ? 1 : 0;
  const relations = inside >= 14 ? 3 : inside >= 8 ? 2 : inside >= 5 ? 1 : 0;
  const references = inside >= 14 ? 2 : inside >= 10 ? 1 : 0;
  const description = Math.max(0, inside - names - relations - references - (gaps ? 1 : 0));
  return { boxed, names, gaps, description, references, relations };
}

function valueLine(view: EntryView, width: number): Line {
  const badges = view.badges.map((badge) => span(` ${badge} `, 'badge'));
  const right = [...badges, span(view.country, 'dim')];
  return between([span(view.value.text, view.value.shared ? 'match' : 'strong')], right, width);
}

/** Names one after the other; those that do not fit are counted at the end of the last row. */
export function nameLines(names: readonly Marked[], width: number, rows: number): Line[] {
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
  const ids = view.externalIds.map((id) => [span(id, 'dim')]);
  const refs = view.refs.map(({ text, shared }) =>
    shared ? [span('● ', 'match'), span(text, 'match')] : [span(text, 'dim')],
  );
  const all = [
    ...(ids.length > 0 ? [ids.flatMap((id, i) => (i === 0 ? id : [span(' '), ...id]))] : []),
    ...refs,
  ];
  return withMore(all, width, rows, 'references');
}

function relationLines(view: EntryView, width: number, rows: number): Line[] {
  const all = view.relations.map(({ type, text }) => [span(type, 'type'), span(` ${text}`)]);
  return withMore(all, width, rows, 'types');
}

function withMore(lines: readonly Line[], width: number, rows: number, what: string): Line[] {
  if (lines.length <= rows) return lines.map((l) => truncate(l, width));
  const more = [span(`  ${lines.length - rows} more ${what}`, 'dim')];
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
