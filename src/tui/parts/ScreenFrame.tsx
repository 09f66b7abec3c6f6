import { Box } from 'ink';
import type { ReactNode } from 'react';
import { bodyRows, footerRows, noticeRows } from '../layout.js';
import type { State } from '../state/state.js';
import type { Line } from '../text/line.js';
import { footerLines, headerLine, noticeLines } from '../view/chrome.js';
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
      <Bottom state={state} />
    </Box>
  );
}

/**
 * What to tell the user, and the keys. The rows of the keys give way to a text that takes more than its own, all of them
 * where there is but one; above, nothing moves.
 */
function Bottom({ state }: { state: State }): ReactNode {
  const { columns } = state.size;
  const own = noticeRows(state.size);
  const keyRows = footerRows(state.size);
  const told = noticeLines(state, own + Math.max(1, keyRows - 1));
  const taken = Math.max(own, told.length);
  const left = own + keyRows - taken;
  return (
    <>
      <Rows lines={told} width={columns} height={taken} />
      <Rows lines={left > 0 ? footerLines(state, left) : []} width={columns} height={left} />
    </>
  );
}
