import { graphemes, textWidth } from '../text/width.js';

/** What relata itself draws, each in one column of ASCII. */
const DRAWN: Readonly<Record<string, string>> = {
  '╭': '+',
  '╮': '+',
  '╰': '+',
  '╯': '+',
  '├': '+',
  '┤': '+',
  '─': '-',
  '│': '|',
  '┃': '#',
  '━': '=',
  '●': '*',
  '○': 'o',
  '◆': '*',
  '◇': 'o',
  '⇄': '=',
  '→': '>',
  '←': '<',
  '▇': '#',
  '▏': '|',
  '▎': '|',
  '▍': '|',
  '▌': '|',
  '▋': '#',
  '▊': '#',
  '▉': '#',
  '█': '#',
  '░': '.',
  '…': '~',
  '·': '-',
  '−': '-',
  '–': '-',
  '—': '-',
  '✓': 'v',
  '✗': 'x',
  '›': '>',
  '‹': '<',
  '␣': '_',
  '↑': '^',
  '↓': 'v',
  '↵': '<',
  '↺': '<',
  '×': 'x',
  '≈': '~',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '▲': '^',
  '▼': 'v',
  '▸': '>',
  '⟳': '@',
  '⚠': '!',
  '«': '<',
  '»': '>',
};

/**
 * The same text in ASCII and in the same columns: accents are dropped, signs that relata draws get a likeness, and
 * everything else becomes question marks.
 */
export function toAscii(text: string): string {
  return graphemes(text)
    .map((grapheme) => {
      if (grapheme <= '\x7e') return grapheme;
      const width = textWidth(grapheme);
      const likeness = DRAWN[grapheme] ?? grapheme.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
      return likeness.length === width ? likeness : '?'.repeat(width);
    })
    .join('');
}
