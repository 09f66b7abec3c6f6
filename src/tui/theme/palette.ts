import type { Role } from './roles.js';

/** How a role looks: a colour for dark and for light terminals, one of the 16, and attributes that need no colour. */
export interface Look {
  /** `#rrggbb`; absent: the terminal's own foreground. */
  readonly dark?: string;
  readonly light?: string;
  /** SGR code of one of the 16 colours, 30–37 or 90–97. */
  readonly basic?: number;
  readonly bold?: boolean;
  /** Faint by attribute: only where colours are few. */
  readonly dim?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

/**
 * Calm colours of even lightness. Green against orange (for and against) differ in lightness and warmth as well, so
 * that the common colour blindnesses can tell them apart; they always come with a sign.
 */
export const LOOKS: Readonly<Record<Role, Look>> = {
  text: {},
  strong: { bold: true },
  dim: { dark: '#8b95a7', light: '#5c6677', dim: true },
  faint: { dark: '#4f596b', light: '#b3bac6', basic: 90 },
  accent: { dark: '#7fb0f5', light: '#1f5fbf', basic: 34, bold: true },
  key: { dark: '#7fb0f5', light: '#1f5fbf', basic: 36, bold: true },
  match: { dark: '#6fcf97', light: '#14804a', basic: 32, bold: true },
  shared: { dark: '#d5dcea', light: '#2c3646', underline: true },
  for: { dark: '#5fbf9b', light: '#0f7f5f', basic: 32 },
  against: { dark: '#e0956c', light: '#b0501c', basic: 33 },
  accepted: { dark: '#6fcf97', light: '#14804a', basic: 32 },
  rejected: { dark: '#e57a7a', light: '#b3261e', basic: 31 },
  unsure: { dark: '#e3c46f', light: '#8a6100', basic: 33 },
  type: { dark: '#c3a6f2', light: '#6b3fb5', basic: 35 },
  tag: { dark: '#d8b06a', light: '#875a00', basic: 36 },
  badge: { dark: '#e3c46f', light: '#8a6100', basic: 33 },
  warning: { dark: '#e3c46f', light: '#8a6100', basic: 33, bold: true },
  error: { dark: '#f08a8a', light: '#b3261e', basic: 31, bold: true },
  added: { dark: '#6fcf97', light: '#14804a', basic: 32 },
  removed: { dark: '#e57a7a', light: '#b3261e', basic: 31 },
  hunk: { dark: '#7fb0f5', light: '#1f5fbf', basic: 36 },
  cursor: { inverse: true },
};

/** Background of the line under the cursor; with few colours it is drawn in reverse. */
export const SELECTION = { dark: '#29344a', light: '#dce6f6' } as const;
