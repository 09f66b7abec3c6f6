import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import { curatorName } from '../../ledger/curators.js';
import type { Size } from '../../plan/terminal.js';
import { listRows, panelRows } from '../layout.js';
import { historyOf, historyWith, type Past } from '../state/history.js';
import type { HistoryScreen, TakeBackScreen } from '../state/screen.js';
import type { State } from '../state/state.js';
import { wordOf } from '../state/word.js';
import { cell, fit, fitBlock } from '../text/fit.js';
import { type Line, select, span } from '../text/line.js';
import { grouped } from '../text/numbers.js';
import { wrapWithin } from '../text/wrap.js';
import { progressText } from './commit.js';
import { panel } from './panel.js';
import { signOf } from './signs.js';

/** What was decided, newest first: only the rows in the window are made. */
export function historyLines(state: State, { cursor, top, words }: HistoryScreen): Line[] {
  const { columns } = state.size;
  const past = historyWith(state, words);
  const at = Math.min(cursor, past.length - 1);
  const rows = listRows(state.size);
  return fitBlock(
    [
      heads(columns),
      ...past.slice(top, top + rows).map((one, index) => row(one, top + index === at, columns)),
    ],
    columns,
    rows + 1,
  );
}

/** `history · 1,204 committed`, what is pending stands beside it; or how many have the words that were typed. */
export function historyTitle(state: State, { words }: HistoryScreen): string {
  const { committed } = state;
  if (words !== '') {
    return `history · “${words}” · ${grouped(historyWith(state, words).length)} of ${grouped(historyOf(state).length)}`;
  }
  const settled = historyOf(state).filter(({ step }) => step === null).length;
  return `history · ${grouped(Math.max(settled, committed.size))} committed`;
}

interface Columns {
  readonly when: number;
  readonly name: number;
  readonly cluster: number;
  readonly type: number;
  readonly who: number;
  readonly where: number;
}

const MARK = 4;

function columnsOf(width: number): Columns {
  const when = width >= 72 ? 18 : 0;
  const who = width >= 130 ? 20 : 0;
  const cluster = width >= 130 ? 18 : 0;
  const type = width >= 60 ? 13 : 0;
  const where = width >= 100 ? 24 : 11;
  const rest = width - MARK - when - who - type - where - 2 * cluster - 1;
  return { when, who, cluster, type, where, name: Math.max(6, Math.floor(rest / 2)) };
}

function heads(width: number): Line {
  const c = columnsOf(width);
  const head = (text: string, columns: number) => cell([span(text, 'dim')], columns);
  return fit(
    [
      ...head('', MARK),
      ...head('when', c.when),
      ...head('subject', c.name),
      ...head('', c.cluster),
      ...head('relation', c.type),
      ...head('object', c.name),
      ...head('', c.cluster),
      ...head('curator', c.who),
      ...head('', c.where),
    ],
    width,
  );
}

function row(past: Past, isCursor: boolean, width: number): Line {
  const { decision, when, where } = past;
  const { subject, object, type, author } = decision;
  const c = columnsOf(width);
  const gone = where !== 'pending' && where !== 'committed' && where !== 'ledger';
  const name = (text: string) => cell([span(text, gone ? 'dim' : 'text')], c.name);
  const arrow = isIdentity(type) ? '⇄' : '→';
  const cells = [
    span(isCursor ? '› ' : '  ', 'accent'),
    signOf(wordOf(decision), gone),
    span(' '),
    ...cell([span(when, 'dim')], c.when),
    ...name(subject.value),
    ...cell([span(subject.cluster, 'dim')], c.cluster),
    ...cell([span(`${arrow} ${type}`, gone ? 'dim' : 'type')], c.type),
    ...name(object.value),
    ...cell([span(object.cluster, 'dim')], c.cluster),
    ...cell([span(curatorName(author), 'dim')], c.who),
    ...fit([span(whereText(past), where === 'pending' ? 'unsure' : 'dim')], c.where),
  ];
  const whole = fit(cells, width);
  return isCursor ? select(whole) : whole;
}

function whereText({ where, step }: Past): string {
  const words = where === 'open' ? 'asked again' : where === 'ledger' ? 'committed' : where;
  return step !== null && step.size > 1 ? `${words}, ${grouped(step.size)} at once` : words;
}

const LABEL = ' '.repeat(10);

/** The commit that would be taken back, and what that means. */
export function takeBackPanel({ commit, progress }: TakeBackScreen, size: Size): Line[] {
  const message = wrapWithin([span(commit.subject, 'strong')], size.columns - LABEL.length, 2);
  const lines: Line[] = [
    [span(' commit   ', 'dim'), span(commit.hash.slice(0, 10), 'strong')],
    ...message.map((l, row) => [span(row === 0 ? ' message  ' : LABEL, 'dim'), ...l]),
    [],
    [span(' A new commit takes back just the relations and ledger rows that it added.', 'dim')],
    [span(' Versions rise once more; its pairs are undecided again and come first.', 'dim')],
    [span(progress === null ? '' : ` ${progressText(progress)} …`, 'accent')],
  ];
  return panel('take back the last commit', lines, size.columns, panelRows(size));
}
