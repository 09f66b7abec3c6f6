import { visible } from '../../galaxy/visible.js';
import type { Role } from '../theme/roles.js';
import { textWidth } from './width.js';

declare const safe: unique symbol;

/** A piece of one line in one role. Only {@link span} makes them, so that no text reaches the screen unseen. */
export interface Span {
  readonly text: string;
  /** Columns, see {@link textWidth}. */
  readonly width: number;
  readonly role: Role;
  /** Stands on a selected line. */
  readonly selected: boolean;
  readonly [safe]: true;
}

/** One line of the screen, from left to right. */
export type Line = readonly Span[];

/**
 * The one way from text to the screen. Whatever could drive the terminal or hide text becomes visible, see
 * {@link visible}. Emoji are drawn one column or two depending on selectors and modifiers that terminals disagree on:
 * those are left out, and flags are drawn as their two letters.
 */
export function span(text: string, role: Role = 'text'): Span {
  return make(steady(visible(text)), role, false);
}

/** A line from texts in one role and spans. */
export function line(...parts: readonly (Span | string)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? span(part) : part));
}

/** The same span with another text, a part of its own. */
export function resized(from: Span, text: string): Span {
  return make(text, from.role, from.selected);
}

/** The same line as the one under the cursor. */
export function select(spans: Line): Line {
  return spans.map((s) => make(s.text, s.role, true));
}

/** Text of a line without its roles. */
export function plainText(spans: Line): string {
  return spans.map((s) => s.text).join('');
}

function make(text: string, role: Role, selected: boolean): Span {
  return { text, width: textWidth(text), role, selected } as Span;
}

const UNSTEADY = /[\ufe00-\ufe0f\u{1f1e6}-\u{1f1ff}]|\p{Emoji_Modifier}/gu;

function steady(text: string): string {
  return text.replace(UNSTEADY, (c) => {
    const letter = (c.codePointAt(0) ?? 0) - 0x1f1e6;
    return letter >= 0 && letter < 26 ? String.fromCharCode(0x41 + letter) : '';
  });
}
