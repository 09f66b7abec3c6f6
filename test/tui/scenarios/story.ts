import { expect } from 'vitest';
import type { Action } from '../../../src/tui/input/actions.js';
import type { Screen } from '../../../src/tui/state/screen.js';
import { type State, topScreen } from '../../../src/tui/state/state.js';
import type { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';

/** What a key of one screen does: the keys that lead there, and what must hold once it was pressed. */
export interface Story {
  /** Names of keys, separated by spaces; empty for the first pair. */
  readonly given: string;
  readonly then: (app: Driver, before: State) => void;
}

export type Stories = Partial<Record<Action, Story>>;

export function story(given: string, then: Story['then']): Story {
  return { given, then };
}

/** The screen that has the keys is of this kind; null is the pair. */
export const isOn =
  (kind: Screen['kind'] | null): Story['then'] =>
  ({ state }) =>
    expect(topScreen(state)?.kind ?? null).toBe(kind);

export const sees =
  (text: string | RegExp): Story['then'] =>
  ({ state }) =>
    expect(textFrame(state)).toMatch(text);

export const asks =
  (kind: string): Story['then'] =>
  ({ effects }) =>
    expect(effects.map((effect) => effect.kind)).toContain(kind);

/** The pair at this place of the queue is on screen. */
export const showsPair =
  (place: number): Story['then'] =>
  ({ state }) =>
    expect(state.queue.at).toBe(place);

/** How the pairs are decided, the last one last. */
export const decides =
  (...verdicts: readonly string[]): Story['then'] =>
  (app) =>
    expect(app.decisions().map(({ verdict }) => verdict)).toEqual(verdicts);

export const tells =
  (text: string | RegExp): Story['then'] =>
  ({ state }) =>
    expect(state.notice?.text).toMatch(text);

/** A number or text of the screen that has the keys. */
export function ofScreen(state: State, key: 'cursor' | 'scroll'): unknown {
  const screen = topScreen(state) as unknown as Record<string, unknown> | undefined;
  return screen?.[key];
}

/** Moving a cursor through at least three lines that begin at the first one. */
export function cursorStories(given: string, last: number): Stories {
  const at =
    (place: number): Story['then'] =>
    ({ state }) =>
      expect(ofScreen(state, 'cursor')).toBe(place);
  return {
    next: story(given, at(1)),
    previous: story(`${given} down down`, at(1)),
    'page-down': story(given, at(last)),
    'page-up': story(`${given} pagedown`, at(0)),
    first: story(`${given} end`, at(0)),
    last: story(given, at(last)),
  };
}

/** Scrolling a text that is at least `most` lines longer than the screen. */
export function scrollStories(given: string, most = 2): Stories {
  const to =
    (check: (scroll: number, before: number) => boolean): Story['then'] =>
    ({ state }, before) => {
      const [now, then] = [ofScreen(state, 'scroll'), ofScreen(before, 'scroll')].map(Number);
      expect(check(now ?? Number.NaN, then ?? Number.NaN), `${then} → ${now}`).toBe(true);
    };
  return {
    next: story(
      given,
      to((now) => now === 1),
    ),
    previous: story(
      `${given}${' down'.repeat(most)}`,
      to((now, then) => then === most && now === most - 1),
    ),
    'page-down': story(
      given,
      to((now) => now >= most),
    ),
    'page-up': story(
      `${given} end`,
      to((now, then) => now < then),
    ),
    first: story(
      `${given} end`,
      to((now, then) => now === 0 && then > 0),
    ),
    last: story(
      given,
      to((now) => now >= most),
    ),
  };
}

/** Editing a text field that holds nothing at first. */
export function fieldStories(given: string): Stories {
  const typed = `${given} a b space c d`;
  const holds =
    (text: string, cursor: number): Story['then'] =>
    ({ state }) =>
      expect(topScreen(state)).toMatchObject({ field: { text, cursor } });
  return {
    erase: story(typed, holds('ab c', 4)),
    'erase-word': story(typed, holds('ab ', 3)),
    'erase-line': story(typed, holds('', 0)),
    left: story(typed, holds('ab cd', 4)),
    right: story(`${typed} left left`, holds('ab cd', 4)),
    'line-start': story(typed, holds('ab cd', 0)),
    'line-end': story(`${typed} home`, holds('ab cd', 5)),
  };
}
