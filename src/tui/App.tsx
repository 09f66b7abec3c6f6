import type { ReactNode } from 'react';
import { bodyRows, LEAST } from './layout.js';
import { Rows } from './parts/Rows.js';
import { ScreenFrame } from './parts/ScreenFrame.js';
import { ThemeContext } from './parts/theme-context.js';
import { arrangementParts } from './state/arrangement.js';
import { type State, topScreen } from './state/state.js';
import { type Line, line, span } from './text/line.js';
import { grouped } from './text/numbers.js';
import type { Theme } from './theme/theme.js';
import { filterPanel, orderPanel } from './view/arrange.js';
import { bulkLines } from './view/bulk.js';
import { type CommitField, commitLines } from './view/commit.js';
import { entryPage } from './view/entry-page.js';
import { findLines } from './view/find.js';
import { historyLines, historyTitle, takeBackPanel } from './view/history.js';
import { listLines } from './view/list.js';
import { pairLines } from './view/pair.js';
import { fieldPanel, tagPickerPanel, typePickerPanel } from './view/picker.js';
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
  const over = (panel: readonly Line[]) => <Below state={state} panel={panel} />;
  switch (screen?.kind) {
    case undefined:
      return <Review state={state} />;
    case 'details':
    case 'help':
      return (
        <Reader state={state} title={screen.kind} text={readerLines(state, screen)} at={screen.scroll} />
      );
    case 'list':
      return <ScreenFrame state={state} title={listTitle(state)} body={listLines(state, screen)} />;
    case 'bulk':
      return <ScreenFrame state={state} title="many at once" body={bulkLines(state, screen)} />;
    case 'find':
      return <ScreenFrame state={state} title="any entry" body={findLines(state, screen)} />;
    case 'history':
      return (
        <ScreenFrame state={state} title={historyTitle(state, screen)} body={historyLines(state, screen)} />
      );
    case 'entry':
      return (
        <Reader
          state={state}
          title={screen.located.cluster.name}
          text={entryPage(state, screen.located)}
          at={screen.scroll}
        />
      );
    case 'pick-type':
      return over(typePickerPanel(screen, size));
    case 'pick-tags':
      return over(tagPickerPanel(screen, size));
    case 'pick-filter':
      return over(filterPanel(screen, size));
    case 'pick-order':
      return over(orderPanel(screen, state.arrangement.order, size));
    case 'take-back':
      return over(takeBackPanel(screen, size));
    case 'history-words':
      return over(fieldPanel('filter the history', 'words', screen.field, size));
    case 'note':
      return over(fieldPanel('a note to this decision', 'note', screen.field, size));
    case 'send-back':
      return over(fieldPanel('send back to its curator', 'why', screen.field, size));
    case 'commit':
      return <ScreenFrame state={state} title="commit" body={commitLines(state, screen, null)} />;
    case 'message':
    case 'branch':
      return <CommitWriting state={state} screen={screen} />;
  }
}

/** A text to read, from line `at` on; the title says where that is when the text is longer than the screen. */
function Reader(props: { state: State; title: string; text: readonly Line[]; at: number }): ReactNode {
  const { state, title, text, at } = props;
  const end = Math.min(text.length, at + bodyRows(state.size));
  const place = at > 0 || end < text.length ? `${title} · lines ${at + 1}–${end} of ${text.length}` : title;
  return <ScreenFrame state={state} title={place} body={text.slice(at).map((l) => [span(' '), ...l])} />;
}

/** The pair on screen, and a panel over its lower part. */
function Review({ state, panel }: { state: State; panel?: readonly Line[] }): ReactNode {
  const title = state.start.desk === undefined ? '' : 'review';
  return <ScreenFrame state={state} title={title} body={pairLines(state)} panel={panel ?? []} />;
}

/** The screen under the top one, and a panel over its lower part. */
function Below({ state, panel }: { state: State; panel: readonly Line[] }): ReactNode {
  const below = state.screens.at(-2);
  switch (below?.kind) {
    case 'list':
      return (
        <ScreenFrame state={state} title={listTitle(state)} body={listLines(state, below)} panel={panel} />
      );
    case 'bulk':
      return <ScreenFrame state={state} title="many at once" body={bulkLines(state, below)} panel={panel} />;
    case 'history':
      return (
        <ScreenFrame
          state={state}
          title={historyTitle(state, below)}
          body={historyLines(state, below)}
          panel={panel}
        />
      );
    default:
      return <Review state={state} panel={panel} />;
  }
}

function listTitle(state: State): string {
  const marked = state.marks.size > 0 ? [`${grouped(state.marks.size)} marked`] : [];
  return ['list', ...marked, ...arrangementParts(state)].join(' · ');
}

/** The commit screen with one of its lines being written in its place. */
function CommitWriting({ state, screen }: { state: State; screen: CommitField }): ReactNode {
  const below = state.screens.at(-2);
  const body = below?.kind === 'commit' ? commitLines(state, below, screen) : [];
  return <ScreenFrame state={state} title="commit" body={body} />;
}
