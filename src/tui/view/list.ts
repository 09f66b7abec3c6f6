import { percent } from '../../plan/percent.js';
import { listRows, noticeRows } from '../layout.js';
import type { ListScreen } from '../state/screen.js';
import { currentKey, pairOf, type State, topScreen } from '../state/state.js';
import { standingOf } from '../state/verdicts.js';
import { wordOf } from '../state/word.js';
import { cell, fit, fitRight } from '../text/fit.js';
import { type Line, select, span } from '../text/line.js';
import { signOf } from './signs.js';

/** The rows of the queue that are in the window, below their heads: only these are ever made. */
export function listLines(state: State, list: ListScreen): Line[] {
  const width = state.size.columns;
  const rows = state.queue.keys
    .slice(list.top, list.top + listRows(state.size))
    .map((key, index) => row(state, key, list.top + index === list.cursor, width));
  return [heads(width), ...rows];
}

/** The frameworks of the pair under the cursor, below its names, where the window has no columns for any. */
export function frameworksLine(state: State): Line[] {
  const screen = topScreen(state);
  const { name, cluster } = columnsOf(state.size.columns);
  if (screen?.kind !== 'list' || cluster > 0 || noticeRows(state.size) === 0) return [];
  const pair = pairOf(state, state.queue.keys[screen.cursor] ?? '');
  if (pair === null) return [];
  const below = (text: string) => cell([span(text, 'dim')], name);
  return [[...fit([], MARK), ...below(pair.subject.cluster), ...below(pair.object.cluster)]];
}

interface Columns {
  readonly name: number;
  readonly cluster: number;
  readonly type: number;
}

const MARK = 4;
const PERCENT = 8;

function columnsOf(width: number): Columns {
  const type = width >= 72 ? 14 : 0;
  const cluster = width >= 140 ? 25 : width >= 110 ? 20 : 0;
  const name = Math.max(6, Math.floor((width - MARK - PERCENT - type - 2 * cluster - 2) / 2));
  return { name, cluster, type };
}

function heads(width: number): Line {
  const { name, cluster, type } = columnsOf(width);
  const head = (text: string, columns: number) => cell([span(text, 'dim')], columns);
  return fit(
    [
      ...head('', MARK),
      ...head('subject', name),
      ...head('', cluster),
      ...head('object', name),
      ...head('', cluster),
      ...head('relation', type),
      ...fitRight([span('accept', 'dim')], PERCENT),
    ],
    width,
  );
}

function row(state: State, key: string, isCursor: boolean, width: number): Line {
  const pair = pairOf(state, key);
  if (pair === null) return fit([], width);
  const { name, cluster, type } = columnsOf(width);
  const cells = [
    ...fit(mark(state, key, isCursor), MARK),
    ...cell([span(pair.subject.value)], name),
    ...cell([span(pair.subject.cluster, 'dim')], cluster),
    ...cell([span(pair.object.value)], name),
    ...cell([span(pair.object.cluster, 'dim')], cluster),
    ...cell([span(standingOf(state, key)?.decision.type ?? pair.relation.type, 'type')], type),
    ...fitRight([span(percent(pair.relation.probability))], PERCENT),
  ];
  const whole = fit(cells, width);
  return isCursor ? select(whole) : whole;
}

function mark(state: State, key: string, isCursor: boolean): Line {
  const pointer = span(isCursor ? '›' : ' ', 'accent');
  const here = state.marks.has(key)
    ? span('◆', 'accent')
    : span(key === currentKey(state) ? '·' : ' ', 'dim');
  const standing = standingOf(state, key);
  if (standing) {
    return [pointer, here, signOf(wordOf(standing.decision))];
  }
  return [pointer, here, span(state.skipped.has(key) ? '–' : ' ', 'dim')];
}
