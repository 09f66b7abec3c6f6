import { lineWidth, truncate } from './fit.js';
import { type Line, resized, type Span, span } from './line.js';
import { graphemes, takeColumns } from './width.js';

/** White space, one CJK character (lines may break after any), or a run of anything else. */
const PIECE =
  /\s+|[\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^\s\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+/gu;

/** Spans that no break may part; a word can change its role inside. */
interface Word {
  readonly spans: readonly Span[];
  readonly width: number;
  readonly blank: boolean;
}

/**
 * Breaks a line into lines of at most `width` columns, between words where it can; words that are longer than a line
 * are cut. Spans keep their roles, and white space at a break is dropped. An empty line stays one line.
 */
export function wrap(line: Line, width: number): Line[] {
  if (width <= 0) return [];
  const lines: Span[][] = [];
  let current: Span[] = [];
  let columns = 0;
  let gap: Word | null = null;
  const put = (word: Word) => {
    current.push(...word.spans);
    columns += word.width;
  };
  const breakLine = () => {
    lines.push(current);
    current = [];
    columns = 0;
  };
  for (const word of words(line)) {
    if (word.blank) {
      if (columns > 0 || lines.length === 0) gap = word;
      continue;
    }
    for (const piece of word.width > width ? chop(word, width) : [word]) {
      const space: number = gap?.width ?? 0;
      if (columns + space + piece.width > width) {
        gap = null;
        if (columns > 0) breakLine();
      }
      if (gap) put(gap);
      gap = null;
      put(piece);
    }
  }
  return [...lines, current];
}

/** The same in at most `most` lines: what does not fit is cut off the last one, and a line that fits stays as it is. */
export function wrapWithin(line: Line, width: number, most: number): Line[] {
  if (lineWidth(line) <= width) return [line];
  const lines = wrap(line, width);
  const last = lines[most - 1];
  if (lines.length <= most || last === undefined) return lines.slice(0, most);
  const rest = lines.slice(most).flatMap((l) => [span(' '), ...l]);
  return [...lines.slice(0, most - 1), truncate([...last, ...rest], width)];
}

function words(line: Line): Word[] {
  const found: { spans: Span[]; width: number; blank: boolean }[] = [];
  let breakable = true;
  for (const s of line) {
    for (const [text] of s.text.matchAll(PIECE)) {
      const blank = text.trim() === '';
      const part = resized(s, blank ? ' ' : text);
      const last = found.at(-1);
      if (last && !breakable && !blank) {
        last.spans.push(part);
        last.width += part.width;
      } else {
        found.push({ spans: [part], width: part.width, blank });
      }
      breakable = blank || part.width === 2 * graphemes(text).length;
    }
  }
  return found;
}

/** A word that is longer than a line, in pieces of at most `width` columns; at least one character each. */
function chop(word: Word, width: number): Word[] {
  return word.spans.flatMap((s) => {
    const pieces: Word[] = [];
    for (let rest = s.text; rest !== ''; ) {
      const taken = takeColumns(rest, width) || (graphemes(rest)[0] ?? rest);
      const part = resized(s, taken);
      pieces.push({ spans: [part], width: part.width, blank: false });
      rest = rest.slice(taken.length);
    }
    return pieces;
  });
}
