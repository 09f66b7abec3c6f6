import type { Action } from '../input/actions.js';

/** Where a cursor is among `count` lines, of which `page` fit on screen. */
export interface Place {
  readonly at: number;
  readonly count: number;
  readonly page: number;
}

/** Where the cursor goes; other actions leave it where it is. */
export function pageOf(action: Action, { at, count, page }: Place): number {
  const to = (place: number) => Math.max(0, Math.min(place, count - 1));
  switch (action) {
    case 'next':
      return to(at + 1);
    case 'previous':
      return to(at - 1);
    case 'page-down':
      return to(at + Math.max(1, page - 1));
    case 'page-up':
      return to(at - Math.max(1, page - 1));
    case 'first':
      return 0;
    case 'last':
      return to(count - 1);
    default:
      return to(at);
  }
}

/** First line of a window of `page` lines that has `at` in it, moved as little as possible from `top`. */
export function windowAround(top: number, { at, count, page }: Place): number {
  const last = Math.max(0, count - page);
  return Math.min(Math.max(Math.min(top, at), at - page + 1, 0), last);
}

/** Where a text of `count` lines is scrolled to; the last page stays full. */
export function scrolled(action: Action, { at, count, page }: Place): number {
  return pageOf(action, { at, count: Math.max(1, count - page + 1), page });
}
