import type { KeyTable } from '../input/actions.js';
import { keyLabel } from '../input/key.js';

/** The key tables as docs/keys.md shows them. */
export function keysMarkdown(tables: readonly KeyTable[]): string {
  const sections = tables.map(({ title, context, bindings }) => {
    const rows = bindings.map(({ keys, action, help }) => [
      keys.map((key) => `\`${keyLabel(key)}\``).join(' '),
      help,
      `\`${action}\``,
    ]);
    return `## ${title}\n\nIn the settings: \`${context}\`.\n\n${markdownTable([['key', 'does', 'name'], ...rows])}`;
  });
  return ['# Keys', INTRODUCTION, ...sections].join('\n\n').concat('\n');
}

const INTRODUCTION = `This page is made from the table that the app itself uses (\`src/tui/keymap.ts\`), and \`?\` shows the same table.
Several keys that arrive at once only move or type: a paste that the terminal does not mark as one decides nothing.

Every key can be another one, by the name of the screen and the name of the action: see [settings.md](settings.md).`;

/** A table whose columns line up in the source, the first row its heads. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const [heads = []] = rows;
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const toLine = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = toLine(widths.map((width) => '-'.repeat(width)));
  return [toLine(heads), rule, ...rows.slice(1).map(toLine)].join('\n');
}
