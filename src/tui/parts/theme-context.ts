import { createContext, useContext } from 'react';
import { makeTheme, type Theme } from '../theme/theme.js';

/** The theme that everything below is drawn in; without one, without colours. */
export const ThemeContext = createContext<Theme>(makeTheme({ depth: 0, background: 'dark', ascii: false }));

/** The theme of the nearest {@link ThemeContext}. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}
