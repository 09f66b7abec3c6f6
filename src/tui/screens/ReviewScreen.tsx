import { Box } from 'ink';
import type { ReactNode } from 'react';
import { viewPair } from '../entry/view.js';
import { type ReviewLayout, reviewLayout } from '../layout.js';
import { Rows } from '../parts/Rows.js';
import { Bottom } from '../parts/ScreenFrame.js';
import { currentItem } from '../state/desk.js';
import { currentPair, type State } from '../state/state.js';
import { headerLine } from '../view/chrome.js';
import { deskLines } from '../view/desk.js';
import { entryPanel } from '../view/entry.js';
import { evidenceLine, evidenceRows } from '../view/evidence.js';
import { waitingLines } from '../view/waiting.js';
import { writesLines } from '../view/writes.js';

/** The screen where the hours go: one pair, why it was found, and what accepting writes. */
export function ReviewScreen({ state }: { state: State }): ReactNode {
  const hasDesk = state.start.desk !== undefined;
  const layout = reviewLayout(state.size, hasDesk);
  const { columns } = state.size;
  return (
    <Box flexDirection="column">
      <Rows lines={[headerLine(state, hasDesk ? 'review' : '')]} width={columns} height={1} />
      <Rows lines={deskLines(currentItem(state), layout.desk)} width={columns} height={layout.desk} />
      <PairArea state={state} layout={layout} />
      <Rows lines={writesLines(state, layout.writes)} width={columns} height={layout.writes} />
      <Bottom state={state} rows={layout.footer} />
    </Box>
  );
}

function PairArea({ state, layout }: { state: State; layout: ReviewLayout }): ReactNode {
  const { columns } = state.size;
  const { entry, beside, evidence } = layout;
  const pair = currentPair(state);
  const view = pair && state.world ? viewPair(pair, state.world.galaxy) : null;
  const height = evidence + (beside ? entry.rows : 2 * entry.rows);
  if (pair === null || view === null) {
    return <Rows lines={waitingLines(state)} width={columns} height={height} />;
  }
  const { scroll } = state;
  const left = entryPanel(view.left, entry, scroll.left, scroll.pane === 'left');
  const right = entryPanel(
    view.right,
    { ...entry, columns: beside ? columns - entry.columns : columns },
    scroll.right,
    scroll.pane === 'right',
  );
  const lines =
    evidence === 1
      ? [evidenceLine(pair, columns)]
      : evidenceRows(pair, { width: columns - 1, rows: evidence });
  return (
    <>
      <Box flexDirection={beside ? 'row' : 'column'}>
        <Rows lines={left} width={entry.columns} height={entry.rows} />
        <Rows lines={right} width={beside ? columns - entry.columns : columns} height={entry.rows} />
      </Box>
      <Rows lines={lines} width={columns} height={evidence} />
    </>
  );
}
