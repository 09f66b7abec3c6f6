import { Box } from 'ink';
import type { ReactNode } from 'react';
import { bodyRows, footerRows, noticeRows } from '../layout.js';
import type { State } from '../state/state.js';
import type { Line } from '../text/line.js';
import { footerLines, headerLine, noticeLine } from '../view/chrome.js';
import { Rows } from './Rows.js';

/**
 * A whole screen: header, body, the line to the user, keys. `body` is cut or filled to the rows between. A `panel` lies
 * over the end of the body.
 */
export function ScreenFrame({
  state,
  title,
  body,
  panel = [],
}: {
  state: State;
  title: string;
  body: readonly Line[];
  panel?: readonly Line[];
}): ReactNode {
  const { columns } = state.size;
  const rows = bodyRows(state.size);
  return (
    <Box flexDirection="column">
      <Rows lines={[headerLine(state, title)]} width={columns} height={1} />
      <Rows lines={body} width={columns} height={rows - panel.length} />
      <Rows lines={panel} width={columns} height={panel.length} />
      <Bottom state={state} rows={footerRows(state.size)} />
    </Box>
  );
}

/** The line to the user and the keys; where there is no row for both, the line comes first. */
function Bottom({ state, rows }: { state: State; rows: number }): ReactNode {
  const { columns } = state.size;
  const hasRow = noticeRows(state.size) === 1;
  const keys = hasRow || state.notice === null ? footerLines(state, rows) : [noticeLine(state)];
  return (
    <>
      {hasRow ? <Rows lines={[noticeLine(state)]} width={columns} height={1} /> : null}
      <Rows lines={keys} width={columns} height={rows} />
    </>
  );
}
