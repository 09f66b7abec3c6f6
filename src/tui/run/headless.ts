import type { ScanRequest, Workspace } from '../../plan/ports.js';
import type { Terminal } from '../../plan/terminal.js';
import type { Effect } from '../effects.js';
import type { Happening, ReviewDesk, Start } from '../events.js';
import type { Action } from '../input/actions.js';
import type { Keymap } from '../input/bindings.js';
import { key } from '../input/key.js';
import { contextNow, initialState, type State } from '../state/state.js';
import { update } from '../update/update.js';
import { makeInterpreter } from './interpret.js';

export interface HeadlessOptions {
  readonly workspace: Workspace;
  readonly request: ScanRequest;
  readonly desk?: ReviewDesk;
  readonly keymap: Keymap;
  readonly galaxyName: string;
  /** Unique among sessions: names their steps. */
  readonly session: string;
  readonly now: () => Date;
}

/** Effects that are answered once, by an event that tells no progress. */
const ANSWERED: ReadonlySet<Effect['kind']> = new Set([
  'load',
  'scan',
  'score',
  'save',
  'plan',
  'commit',
  'find-last-commit',
  'take-back-commit',
  'reload',
  'edit',
]);
const NOT_ANSWERS: ReadonlySet<Happening['kind']> = new Set([
  'keys',
  'paste',
  'resize',
  'reading',
  'first-look',
  'scanning',
  'found',
  'committing',
]);

const NOWHERE = { columns: 80, rows: 24 } as const;

/**
 * The app without a screen: the same state, the same `update`, the same effects. Events are sent one at a time, and each
 * is over when everything that it set off is.
 */
export class Headless {
  state: State;
  /** Set when the user has left. */
  left = false;
  private onItsWay = 0;
  private settle: { resolve(): void; reject(error: unknown): void } | null = null;
  private readonly interpret: (effect: Effect) => void;
  private readonly now: () => Date;

  constructor({ workspace, request, desk, keymap, galaxyName, session, now }: HeadlessOptions) {
    const start: Start = { size: NOWHERE, request, session, galaxyName, plain: true };
    this.state = initialState(desk ? { ...start, desk } : start, keymap);
    this.now = now;
    this.interpret = makeInterpreter({
      workspace,
      terminal: NO_TERMINAL,
      request,
      dispatch: (happening) => this.happen(happening),
      redraw: () => undefined,
      leave: () => {
        this.left = true;
      },
    });
  }

  /** Reads the galaxy and finds its candidate pairs: resolves when all of them are there. */
  load(): Promise<State> {
    return this.run(() => this.carryOut([{ kind: 'load' }]));
  }

  send(happening: Happening): Promise<State> {
    return this.run(() => this.happen(happening));
  }

  /** Presses the key that `action` has on the screen at hand. */
  act(action: Action): Promise<State> {
    const name = this.state.keymap.keyFor(contextNow(this.state), action);
    return this.send({ kind: 'keys', keys: [key(name)] });
  }

  /** Puts `text` in the place of what stands in the field at hand. */
  async fill(text: string): Promise<State> {
    await this.act('line-end');
    await this.act('erase-line');
    return this.send({ kind: 'paste', text });
  }

  private run(begin: () => void): Promise<State> {
    return new Promise<void>((resolve, reject) => {
      this.settle = { resolve, reject };
      begin();
      this.endIfSettled();
    }).then(() => this.state);
  }

  private happen(happening: Happening): void {
    if (!NOT_ANSWERS.has(happening.kind)) this.onItsWay -= 1;
    try {
      const { state, effects } = update(this.state, { ...happening, at: this.now().getTime() });
      this.state = state;
      this.carryOut(effects);
    } catch (error) {
      this.settle?.reject(error);
    }
    this.endIfSettled();
  }

  private carryOut(effects: readonly Effect[]): void {
    this.onItsWay += effects.filter(({ kind }) => ANSWERED.has(kind)).length;
    effects.forEach(this.interpret);
  }

  private endIfSettled(): void {
    if (this.onItsWay === 0) this.settle?.resolve();
  }
}

/** There is no screen to take and no editor to open. */
const NO_TERMINAL: Terminal = {
  size: NOWHERE,
  env: {},
  open: () => undefined,
  write: () => undefined,
  close: () => undefined,
  suspend: () => undefined,
  interrupt: () => undefined,
  edit: async () => null,
};
