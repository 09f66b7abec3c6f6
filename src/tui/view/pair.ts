import { identityGroup } from '../entry/identity.js';
import { viewPair } from '../entry/view.js';
import { type ReviewLayout, reviewLayout } from '../layout.js';
import { currentItem } from '../state/desk.js';
import { identitiesOf } from '../state/identity.js';
import { currentPair, type State } from '../state/state.js';
import { fitBlock } from '../text/fit.js';
import type { Line } from '../text/line.js';
import { deskLines } from './desk.js';
import { entryPanel } from './entry.js';
import { evidenceRows, evidenceWords } from './evidence.js';
import { waitingLines } from './waiting.js';
import { writesLines } from './writes.js';

/** The body of the review: one pair, why it was found, and what accepting writes. Every part keeps its rows. */
export function pairLines(state: State): Line[] {
  const { columns } = state.size;
  const layout = reviewLayout(state.size, state.start.desk !== undefined);
  return [
    ...fitBlock(deskLines(currentItem(state), { width: columns, rows: layout.desk }), columns, layout.desk),
    ...pairArea(state, layout),
    ...fitBlock(writesLines(state, layout.writes), columns, layout.writes),
  ];
}

function pairArea(state: State, { entry, beside, evidence }: ReviewLayout): Line[] {
  const { size, scroll, world } = state;
  const { columns } = size;
  const pair = currentPair(state);
  const view = pair && world ? viewPair(pair, world.galaxy) : null;
  const rows = beside ? entry.rows : 2 * entry.rows;
  if (pair === null || view === null) return fitBlock(waitingLines(state), columns, rows + evidence);
  const identities = identitiesOf(state);
  const panel = (side: 'left' | 'right', width: number) => {
    const { uuid } = side === 'left' ? pair.subject : pair.object;
    const group = identities && world ? identityGroup(uuid, identities.graph, world.galaxy) : [];
    const looks = { scroll: scroll[side], focused: scroll.pane === side, group };
    return entryPanel(view[side], { rows: entry.rows, columns: width }, looks);
  };
  const left = panel('left', entry.columns);
  const right = panel('right', beside ? columns - entry.columns : columns);
  const entries = beside ? left.map((line, row) => [...line, ...(right[row] ?? [])]) : [...left, ...right];
  const why =
    evidence <= 2
      ? evidenceWords(pair, { width: columns, rows: evidence === 1 ? 1 : 2 })
      : evidenceRows(pair, { width: columns, rows: evidence });
  return [...entries, ...fitBlock(why, columns, evidence)];
}
