import { textWidth } from '../text/width.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that are painted are what has no width
const STYLE = /\x1b\[[0-9;]*m/g;

/**
 * Takes the place of `string-width` inside Ink when the executable is bundled: our lines hold no codes but styles, and
 * are mostly plain.
 */
export default function lineWidth(text: string): number {
  return textWidth(text.includes('\x1b') ? text.replace(STYLE, '') : text);
}
