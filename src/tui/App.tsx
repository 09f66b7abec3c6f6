import type { ReactNode } from 'react';
import { LEAST } from './layout.js';
import { Rows } from './parts/Rows.js';
import { ScreenFrame } from './parts/ScreenFrame.js';
import { ThemeContext } from './parts/theme-context.js';
import { ReviewScreen } from './screens/ReviewScreen.js';
import { type State, topScreen } from './state/state.js';
import { line } from './text/line.js';
import type { Theme } from './theme/theme.js';
import { commitLines } from './view/commit.js';
import { listLines } from './view/list.js';
import { fieldLine, tagPickerLines, typePickerLines } from './view/picker.js';
import { readerLines } from './view/reader.js';

/** The whole app as one frame of `state`. */
export function App({ state, theme }: { state: State; theme: Theme }): ReactNode {
  return (
    <ThemeContext.Provider value={theme}>
      <TopScreen state={state} />
    </ThemeContext.Provider>
  );
}

function TopScreen({ state }: { state: State }): ReactNode {
  const { size } = state;
  if (size.columns < LEAST.columns || size.rows < LEAST.rows) {
    const text = `relata needs ${LEAST.columns}×${LEAST.rows}, this is ${size.columns}×${size.rows}`;
    return <Rows lines={[line(text)]} width={size.columns} height={size.rows} />;
  }
  const screen = topScreen(state);
  switch (screen?.kind) {
    case undefined:
      return <ReviewScreen state={state} />;
    case 'details':
    case 'help':
      return (
        <ScreenFrame
          state={state}
          title={screen.kind}
          body={readerLines(state, screen)
            .slice(screen.scroll)
            .map((l) => [...line(' '), ...l])}
        />
      );
    case 'list':
      return <ScreenFrame state={state} title="list" body={listLines(state, screen)} />;
    case 'pick-type':
      return <ScreenFrame state={state} title="relation type" body={typePickerLines(screen, size)} />;
    case 'pick-tags':
      return <ScreenFrame state={state} title="tags" body={tagPickerLines(screen, size)} />;
    case 'note':
    case 'send-back':
    case 'message':
    case 'branch':
      return (
        <ScreenFrame
          state={state}
          title={screen.kind === 'send-back' ? 'send back' : screen.kind}
          body={[
            [],
            fieldLine(screen.kind === 'send-back' ? 'why' : screen.kind, screen.field, size.columns),
          ]}
        />
      );
    case 'commit':
      return <ScreenFrame state={state} title="commit" body={commitLines(screen, size)} />;
  }
}
