import type { Word } from '../state/word.js';
import { type Span, span } from '../text/line.js';

/** A sign for each word, so that none is told by colour alone. */
const SIGNS = {
  accepted: ['✓', 'accepted'],
  rejected: ['✗', 'rejected'],
  unsure: ['?', 'unsure'],
  'sent back': ['↺', 'badge'],
} as const satisfies Record<Word, readonly [string, Span['role']]>;

/** The sign of a word; what no longer counts is `dim`. */
export function signOf(word: Word, dim = false): Span {
  const [sign, role] = SIGNS[word];
  return span(sign, dim ? 'dim' : role);
}

/** The sign with something behind it that has the same colour. */
export function signed(word: Word, text: string): Span {
  const [sign, role] = SIGNS[word];
  return span(`${sign} ${text}`, role);
}
