import type { Binding, Context } from '../input/actions.js';
import type { Keymap } from '../input/bindings.js';
import { keyLabel } from '../input/key.js';
import { fit } from '../text/fit.js';
import { type Line, line, span } from '../text/line.js';
import { wrap } from '../text/wrap.js';

const KEYS = 18;

/** All key tables, the one of the screen that asked first. */
export function helpLines(keymap: Keymap, of: Context, width: number): Line[] {
  const tables = [...keymap.tables].sort((a, b) => Number(b.context === of) - Number(a.context === of));
  return tables.flatMap(({ title, bindings }) => [
    [span(title, 'strong')],
    ...bindings.flatMap((binding) => bindingLines(binding, width)),
    [],
  ]);
}

function bindingLines({ keys, help }: Binding, width: number): Line[] {
  const names = fit([span(`  ${keys.map(keyLabel).join(' ')}`, 'key')], KEYS);
  return wrap(line(help), Math.max(10, width - KEYS)).map((text, index) => [
    ...(index === 0 ? names : fit([], KEYS)),
    ...text,
  ]);
}
