import ansiStyles from 'ansi-styles';
import { LOOKS, type Look, SELECTION } from './palette.js';
import { byRole, type Role } from './roles.js';

/** How many colours the terminal shows: none, 16, 256, or all. */
export type Depth = 0 | 16 | 256 | 16777216;

export interface ThemeOptions {
  readonly depth: Depth;
  readonly background: 'dark' | 'light';
  /** Draw with ASCII only: the locale has no UTF-8. */
  readonly ascii: boolean;
}

/** A theme ready to draw: the SGR parameters of each role, plain and on the selected line. */
export interface Theme extends ThemeOptions {
  readonly plain: Readonly<Record<Role, readonly number[]>>;
  readonly selected: Readonly<Record<Role, readonly number[]>>;
}

/** Makes a theme. Without colours, weight, underline and reverse remain. */
export function makeTheme(options: ThemeOptions): Theme {
  const codes = (extra: readonly number[]) => (role: Role) => [...sgr(LOOKS[role], options), ...extra];
  return { ...options, plain: byRole(codes([])), selected: byRole(codes(selection(options))) };
}

function sgr(look: Look, { depth, background }: ThemeOptions): number[] {
  const codes: number[] = [];
  if (look.bold) codes.push(1);
  if (look.underline) codes.push(4);
  if (look.inverse) codes.push(7);
  if (look.dim && depth <= 16) codes.push(2);
  return [...codes, ...color(look[background], look.basic, depth, 38)];
}

function selection({ depth, background }: ThemeOptions): number[] {
  return depth <= 16 ? [7] : color(SELECTION[background], undefined, depth, 48);
}

/** SGR parameters of a colour in the depth at hand; `layer` is 38 for the foreground, 48 for the background. */
function color(hex: string | undefined, basic: number | undefined, depth: Depth, layer: 38 | 48): number[] {
  if (depth === 0) return [];
  if (depth === 16) return basic === undefined ? [] : [basic];
  if (hex === undefined) return [];
  if (depth === 256) return [layer, 5, ansiStyles.hexToAnsi256(hex)];
  return [layer, 2, ...ansiStyles.hexToRgb(hex)];
}
