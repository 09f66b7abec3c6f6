import { type Galaxy, pairKey } from '../../../src/galaxy/galaxy.js';
import type { Decision, JournalRecord, LedgerRow } from '../../../src/ledger/types.js';
import type { CandidatePair } from '../../../src/matcher/types.js';
import type { RepositoryState } from '../../../src/plan/ports.js';
import type { Size } from '../../../src/plan/terminal.js';
import type { WritePlan } from '../../../src/plan/types.js';
import type { Effect } from '../../../src/tui/effects.js';
import type { Happening, Loaded, ReviewDesk } from '../../../src/tui/events.js';
import { type Keymap, makeKeymap } from '../../../src/tui/input/bindings.js';
import { key } from '../../../src/tui/input/key.js';
import { KEYMAP } from '../../../src/tui/keymap.js';
import { initialState, type State } from '../../../src/tui/state/state.js';
import { update } from '../../../src/tui/update/update.js';
import { EVERYTHING } from '../../support/requests.js';
import { pairOf } from './galaxy.js';

export const AT = Date.UTC(2026, 7, 14, 9, 0, 0);

export interface DriverOptions {
  readonly galaxy: Galaxy;
  readonly pairs?: readonly CandidatePair[];
  readonly size?: Size;
  readonly journal?: readonly JournalRecord[];
  readonly ledger?: readonly LedgerRow[];
  readonly loaded?: Partial<Loaded>;
  readonly desk?: ReviewDesk;
  readonly keymap?: Keymap;
  /** Answers effects otherwise than the well-behaved world does; null leaves one without an answer. */
  readonly answer?: (effect: Effect) => Happening | null | undefined;
}

export const REPOSITORY: RepositoryState = {
  branch: 'main',
  unborn: false,
  blocked: null,
  dirty: [],
  prefix: '',
};

/**
 * The app without terminal and disk: events go in, every effect is recorded and answered at once, as a world in which
 * nothing fails would answer it.
 */
export class Driver {
  state: State;
  readonly effects: Effect[] = [];
  private journal: JournalRecord[];
  private readonly options: DriverOptions;

  constructor(options: DriverOptions) {
    this.options = options;
    this.journal = [...(options.journal ?? [])];
    const size = options.size ?? { columns: 120, rows: 40 };
    const start = { size, request: EVERYTHING, session: 's', galaxyName: 'misp-galaxy' };
    const { desk } = options;
    this.state = initialState(desk ? { ...start, desk } : start, options.keymap ?? makeKeymap(KEYMAP));
  }

  /** A driver that has loaded its galaxy and found its pairs. */
  static start(options: DriverOptions): Driver {
    const driver = new Driver(options);
    driver.happen({ kind: 'loaded', loaded: driver.loaded() });
    return driver;
  }

  loaded(): Loaded {
    return {
      galaxy: this.options.galaxy,
      ledger: this.options.ledger ?? [],
      journal: [...this.journal],
      repository: REPOSITORY,
      author: { label: 'Ana <ana@example.org>', orcid: null },
      readOnly: null,
      notices: [],
      ...this.options.loaded,
    };
  }

  happen(happening: Happening): this {
    const { state, effects } = update(this.state, { ...happening, at: AT });
    this.state = state;
    for (const effect of effects) {
      this.effects.push(effect);
      const given = this.options.answer?.(effect);
      const answer = given === undefined ? this.answer(effect) : given;
      if (answer !== null) this.happen(answer);
    }
    return this;
  }

  /** Presses keys one after the other: names separated by spaces. */
  press(names: string): this {
    for (const name of names.split(' ')) this.happen({ kind: 'keys', keys: [key(name)] });
    return this;
  }

  /** Types text into a field, a key at a time. */
  type(text: string): this {
    for (const c of text) this.happen({ kind: 'keys', keys: [key(c === ' ' ? 'space' : c)] });
    return this;
  }

  decisions(): readonly Decision[] {
    return this.state.pending.decisions;
  }

  private answer(effect: Effect): Happening | null {
    switch (effect.kind) {
      case 'scan':
        return { kind: 'scanned', pairs: this.options.pairs ?? [] };
      case 'score': {
        const refs = (uuid: string) => this.options.galaxy.find(uuid);
        const pairs = effect.pairs.flatMap(([a, b]) =>
          refs(a) && refs(b) ? [scoredPair(this.options.galaxy, a, b)] : [],
        );
        return { kind: 'scored', pairs, ask: effect.ask };
      }
      case 'save':
        this.journal.push(effect.record);
        return { kind: 'saved', record: effect.record };
      case 'plan':
        return { kind: 'planned', plan: planOf(effect.decisions), repository: REPOSITORY };
      case 'commit': {
        const at = new Date(AT).toISOString();
        this.journal.push({ kind: 'committed', id: 'c', at, steps: effect.steps, commit: 'abc' });
        const result = { commit: 'abcdef0123456789', plan: planOf(effect.decisions), notices: [] };
        return { kind: 'committed', result, journal: [...this.journal], repository: REPOSITORY };
      }
      case 'find-last-commit':
        return { kind: 'last-commit', commit: { hash: 'abcdef0123456789', subject: 'chg: relate' } };
      case 'take-back-commit': {
        const decisions = [...this.state.committed.values()];
        this.journal.push({
          kind: 'reopen',
          id: 'r',
          at: new Date(AT).toISOString(),
          pairs: decisions.map(({ subject, object }) => pairKey(subject.uuid, object.uuid)),
        });
        const result = { commit: '1234', plan: planOf(decisions), notices: ['took back abcdef0123'] };
        return { kind: 'taken-back', result, journal: [...this.journal], repository: REPOSITORY };
      }
      case 'edit':
        return { kind: 'edited', text: `${effect.text}edited\n` };
      default:
        return null;
    }
  }
}

/** What scoring a pair by hand would say of it. */
function scoredPair(galaxy: Galaxy, a: string, b: string): CandidatePair {
  const number = (uuid: string) => Number(uuid.slice(-12));
  const relation = { type: 'related-to', subject: 'subject', probability: 0.1 } as const;
  return pairOf(galaxy, number(a), number(b), { relation, tags: [], matchWeight: -3, matchProbability: 0.1 });
}

/** A plan that writes every accepted decision into one cluster. */
export function planOf(decisions: readonly Decision[]): WritePlan {
  const accepted = decisions.filter((d) => d.verdict === 'accepted');
  const before = '{\n  "values": [\n    {\n      "value": "APT32"\n    }\n  ],\n  "version": 41\n}\n';
  const after = before
    .replace('"APT32"\n', '"APT32",\n      "related": []\n')
    .replace('"version": 41', '"version": 42');
  return {
    files: [
      {
        path: 'clusters/threat-actor.json',
        kind: 'cluster',
        before,
        after,
        relations: accepted.length,
        version: { from: 41, to: 42 },
      },
    ],
    outcomes: decisions.map((decision) => ({
      decision,
      result: decision.verdict === 'accepted' ? ('written' as const) : ('recorded' as const),
      wrote: 'both' as const,
      notes: [],
    })),
    message: {
      subject: `chg: [threat-actor] relate ${accepted.length} pair${accepted.length === 1 ? '' : 's'}`,
      body: '- APT32 similar APT32 - G0050',
      trailers: [{ key: 'Curated-by', value: 'Ana <ana@example.org>' }],
    },
  };
}
