import type { Depth, ThemeOptions } from './theme.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the terminal can show, from its environment alone: asking it would cost a round trip and leaks answers into the
 * input on terminals that do not know the question. `NO_COLOR` (https://no-color.org) and `FORCE_COLOR` count.
 */
export function detectTheme(env: Environment, color: boolean): ThemeOptions {
  return { depth: color ? depthOf(env) : 0, background: backgroundOf(env), ascii: !hasUtf8(env) };
}

function depthOf(env: Environment): Depth {
  if (env.NO_COLOR) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) {
    const levels: Record<string, Depth> = { '0': 0, false: 0, '1': 16, '2': 256, '3': 16777216 };
    return levels[forced] ?? 16;
  }
  const term = env.TERM ?? '';
  if (term === 'dumb') return 0;
  if (/^(truecolor|24bit)$/i.test(env.COLORTERM ?? '') || /-direct$/.test(term)) return 16777216;
  if (/256/.test(term) || env.WT_SESSION !== undefined) return 256;
  return 16;
}

/** `COLORFGBG` is `foreground;background` in the 16 colours, where terminals set it at all. */
function backgroundOf(env: Environment): 'dark' | 'light' {
  const background = Number(env.COLORFGBG?.split(';').at(-1) ?? Number.NaN);
  return background === 7 || background === 15 ? 'light' : 'dark';
}

/** The first of these that is set decides, as in POSIX; with none set, today's default is UTF-8. */
export function hasUtf8(env: Environment): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return !locale || /utf-?8/i.test(locale);
}
