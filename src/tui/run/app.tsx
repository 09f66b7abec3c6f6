import { render } from 'ink';
import type { ScanRequest, Workspace } from '../../plan/ports.js';
import type { Terminal } from '../../plan/terminal.js';
import { App } from '../App.js';
import type { Happening, ReviewDesk } from '../events.js';
import type { Keymap } from '../input/bindings.js';
import { toKey } from '../input/key.js';
import { initialState, type State } from '../state/state.js';
import { makeTheme, type ThemeOptions } from '../theme/theme.js';
import { update } from '../update/update.js';
import { FrameOutput } from './frames.js';
import { makeInterpreter } from './interpret.js';
import { Painter } from './painter.js';

export interface AppOptions {
  readonly workspace: Workspace;
  readonly terminal: Terminal;
  readonly request: ScanRequest;
  readonly keymap: Keymap;
  readonly theme: ThemeOptions;
  readonly galaxyName: string;
  readonly desk?: ReviewDesk;
  readonly now: () => Date;
  /** Unique among sessions: names their steps. */
  readonly session: string;
}

/** How the app ended, and what it left behind. */
export interface AppResult {
  readonly how: 'quit' | 'interrupt';
  readonly state: State;
}

/**
 * Runs the app until the user leaves. Events are handled one after the other; a frame is drawn once for all events of
 * one turn. Throws what `update` or a component throws, after the terminal was given back.
 */
export async function runApp(options: AppOptions): Promise<AppResult> {
  const { terminal, workspace, request, session, galaxyName, keymap } = options;
  const theme = makeTheme(options.theme);
  const painter = new Painter((text) => terminal.write(text));
  const output = new FrameOutput((rows) => painter.draw(rows, state.size));
  let state = initialState(
    { size: terminal.size, request, session, galaxyName, ...(options.desk ? { desk: options.desk } : {}) },
    keymap,
  );
  let drawn = state;
  let ended = false;

  const run = (resolve: (result: AppResult) => void, reject: (error: unknown) => void) => {
    const view = () => <App state={state} theme={theme} />;
    const draw = () => {
      if (ended || drawn === state) return;
      drawn = state;
      output.resize(state.size);
      instance.rerender(view());
    };
    const dispatch = (happening: Happening) => {
      if (ended) return;
      try {
        const next = update(state, { ...happening, at: options.now().getTime() });
        state = next.state;
        queueMicrotask(draw);
        next.effects.forEach(interpret);
      } catch (error) {
        ended = true;
        reject(error);
      }
    };
    const interpret = makeInterpreter({
      workspace,
      terminal,
      request,
      dispatch,
      redraw: () => painter.redraw(state.size),
      leave: (how) => {
        ended = true;
        resolve({ how, state });
      },
    });
    terminal.open({
      keys: (presses) => dispatch({ kind: 'keys', keys: presses.flatMap((press) => toKey(press) ?? []) }),
      paste: (text) => dispatch({ kind: 'paste', text }),
      redraw: (size) => {
        dispatch({ kind: 'resize', size });
        painter.redraw(size);
      },
    });
    output.resize(state.size);
    const instance = render(view(), {
      stdout: output.asStdout(),
      debug: true,
      exitOnCtrlC: false,
      patchConsole: false,
    });
    instance.waitUntilExit().catch(reject);
    interpret({ kind: 'load' });
    return instance;
  };

  let stop = () => {};
  try {
    return await new Promise<AppResult>((resolve, reject) => {
      const instance = run(resolve, reject);
      stop = () => instance.unmount();
    });
  } finally {
    terminal.close();
    stop();
  }
}
