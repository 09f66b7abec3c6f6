import type { Binding } from '../input/actions.js';
import { keyLabel } from '../input/key.js';
import { arrangementParts } from '../state/arrangement.js';
import { progressOf } from '../state/pace.js';
import { contextNow, keyOf, type State } from '../state/state.js';
import { between, fit, lineWidth } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { duration, grouped, percent } from '../text/numbers.js';

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
  const searching = scan.status === 'running' ? ` … ${percent(scan.done)}` : '';
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

/** The keys of the screen, in one or two lines: as many as fit, and `?` always. */
export function footerLines(state: State, rows: number): Line[] {
  const { columns } = state.size;
  const context = contextNow(state);
  const shown = state.keymap.table(context).bindings.filter((b) => !b.quiet);
  const hints = shown.map((binding) => hint(state, binding));
  const lines: Line[] = [];
  let current: Line = [span(' ')];
  for (const part of hints) {
    if (lineWidth(current) + lineWidth(part) + 2 > columns && lines.length < rows - 1) {
      lines.push(current);
      current = [span(' ')];
    }
    if (lineWidth(current) + lineWidth(part) <= columns) current = [...current, ...part, span('  ')];
  }
  return Array.from({ length: rows }, (_, row) => fit([...lines, current][row] ?? [], columns));
}

function hint(state: State, { keys, label, action }: Binding): Line {
  const pending = state.pending.decisions.length;
  const extra = action === 'commit' && pending > 0 ? ` ${pending}` : '';
  return [span(keyLabel(keys[0] ?? ''), 'key'), span(` ${label}${extra}`, 'dim')];
}

const TONES = { info: 'text', warning: 'warning', error: 'error' } as const;
const SIGNS = { info: '›', warning: '!', error: '✗' } as const;

/** The line to the user. */
export function noticeLine({ notice, size }: State): Line {
  if (notice === null) return fit([], size.columns);
  const role = TONES[notice.tone];
  return fit([span(` ${SIGNS[notice.tone]} `, role), span(notice.text, role)], size.columns);
}
