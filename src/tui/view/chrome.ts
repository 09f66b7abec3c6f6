import { progress } from '../../plan/percent.js';
import type { Action, Binding } from '../input/actions.js';
import { keyLabel } from '../input/key.js';
import { arrangementParts } from '../state/arrangement.js';
import { hasUse } from '../state/commit-facts.js';
import { progressOf } from '../state/pace.js';
import { contextNow, keyOf, type State, topScreen } from '../state/state.js';
import { between, fit, lineWidth } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { duration, grouped } from '../text/numbers.js';
import { wrapWithin } from '../text/wrap.js';
import { frameworksLine } from './list.js';
import { restOfWrites } from './writes.js';

/** The first line: where the curator is, how the queue is arranged, and what is left. Its right side keeps its places. */
export function headerLine(state: State, title: string): Line {
  const { columns } = state.size;
  const name = [span(' relata', 'accent'), span(` · ${state.start.galaxyName}`)];
  const where = title === '' ? [...scanParts(state), ...arrangementParts(state)].join(' · ') : title;
  return between([...name, span(`   ${where}`, 'dim')], [...queueCounts(state), span(' ')], columns);
}

/** What to know of a scan that did not come to its end. */
function scanParts(state: State): string[] {
  const { status } = state.scan;
  if (status !== 'cancelled' && status !== 'failed') return [];
  return [`scan ${status}: ${keyOf(state, contextNow(state), 'scan')} scans again`];
}

/** From these widths on the header has room for today's count and what is left, and for the time that it takes. */
const WITH_COUNTS = 100;
const WITH_TIME = 120;

function queueCounts(state: State): Line {
  const { queue, pending, scan, size, world } = state;
  const { columns } = size;
  if (world === null) return [];
  const place = queue.keys.length === 0 ? '' : `${grouped(queue.at + 1)} of ${grouped(queue.keys.length)}`;
  const searching = scan.status === 'running' ? ` … ${progress(scan.done)}` : '';
  const waiting = pending.decisions.length;
  const parts = [
    [span(place, 'strong'), span(searching, 'dim')],
    ...(columns >= WITH_COUNTS ? progressParts(state, columns >= WITH_TIME) : []),
    [span(`${grouped(waiting)} pending`, waiting > 0 ? 'unsure' : 'dim')],
  ];
  return parts.flatMap((part) => [span(columns < 60 ? ' ' : '   '), ...part]);
}

function progressParts(state: State, withTime: boolean): Line[] {
  const { left, today, remaining } = progressOf(state);
  const time = withTime && remaining !== null && left > 0 ? ` ≈ ${duration(remaining)}` : '';
  return [[span(`${grouped(today)} today`, 'dim')], [span(`${grouped(left)} left${time}`, 'dim')]];
}

/**
 * The keys of the screen, in one or two lines: as many as fit, `?` always, and those that are not needed often where
 * there is room.
 */
export function footerLines(state: State, rows: number): Line[] {
  const { columns } = state.size;
  const { bindings } = state.keymap.table(contextNow(state));
  const shown = bindings.filter(({ quiet, action }) => !quiet && isOffered(state, action));
  const hintsOf = (bindings: readonly Binding[]) => bindings.map((binding) => hint(state, binding));
  const needed = shown.filter((b) => !b.spare);
  const spare = shown.filter((b) => b.spare);
  const choices = spare.map((_, index) => {
    const left = new Set(spare.slice(0, spare.length - index));
    return shown.filter((b) => !b.spare || left.has(b));
  });
  const fitting = choices.map((bindings) => inRows(hintsOf(bindings), columns)).find((l) => l.length <= rows);
  const lines = fitting ?? inRows(withHelp(hintsOf(needed), columns, rows), columns);
  return Array.from({ length: rows }, (_, row) => fit(lines[row] ?? [], columns));
}

/** Keys that do nothing on the commit screen as it stands are not offered; after a failure the screen itself names Enter. */
function isOffered(state: State, action: Action): boolean {
  const screen = topScreen(state);
  if (screen?.kind !== 'commit') return true;
  return hasUse(screen, action) && !(screen.phase.name === 'failed' && action === 'confirm');
}

/** The hints one after the other, in as many rows as they take. */
function inRows(hints: readonly Line[], columns: number): Line[] {
  const lines: Line[] = [[span(' ')]];
  for (const part of hints) {
    const current = lines.at(-1) ?? [];
    const isFirst = current.length === 1;
    const gap = isFirst ? 0 : 2;
    if (isFirst || lineWidth(current) + gap + lineWidth(part) <= columns) {
      lines[lines.length - 1] = [...current, ...(isFirst ? [] : [span('  ')]), ...part];
    } else {
      lines.push([span(' '), ...part]);
    }
  }
  return lines;
}

/** As many hints as the rows hold; the last one, which leads to all others, is one of them. */
function withHelp(hints: readonly Line[], columns: number, rows: number): readonly Line[] {
  for (let count = hints.length; count > 0; count -= 1) {
    const kept = [...hints.slice(0, count - 1), ...hints.slice(-1)];
    if (inRows(kept, columns).length <= rows) return kept;
  }
  return hints.slice(-1);
}

function hint(state: State, { keys, label, action }: Binding): Line {
  const pending = state.pending.decisions.length;
  const extra = action === 'commit' && pending > 0 ? ` ${pending}` : '';
  const does = action === 'confirm' && onlyWrites(state) ? 'write' : label;
  return [span(keyLabel(keys[0] ?? ''), 'key'), span(` ${does}${extra}`, 'dim')];
}

/** Whether the commit screen has no git to commit with. */
function onlyWrites(state: State): boolean {
  const screen = topScreen(state);
  return screen?.kind === 'commit' && screen.phase.name === 'ready' && screen.phase.repository === null;
}

const TONES = { info: 'text', warning: 'warning', error: 'error' } as const;
const SIGNS = { info: '›', warning: '!', error: '✗' } as const;

/** What to tell the user, in at most `most` rows; without anything to tell, what the screen has no room for. */
export function noticeLines(state: State, most: number): Line[] {
  const { notice, size } = state;
  if (notice === null) {
    return [...restOfWrites(state), ...frameworksLine(state)].map((l) => fit(l, size.columns));
  }
  const role = TONES[notice.tone];
  const sign = ` ${SIGNS[notice.tone]} `;
  const text = wrapWithin([span(notice.text, role)], size.columns - sign.length, most);
  return text.map((l, row) => fit([span(row === 0 ? sign : '   ', role), ...l], size.columns));
}
