import { type Located, namesOf } from '../../galaxy/galaxy.js';
import type { Size } from '../../plan/terminal.js';
import { kindOf } from '../entry/kind.js';
import { badgesOf, viewAlone } from '../entry/view.js';
import { findRows, WITH_PREVIEW } from '../layout.js';
import { MOST_FOUND } from '../state/find.js';
import type { FindScreen } from '../state/screen.js';
import type { State } from '../state/state.js';
import { fit, fitBlock } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { grouped } from '../text/numbers.js';
import { entryPanel } from './entry.js';
import { choiceRow, choiceRows, fieldLine } from './panel.js';

/** What is typed, what it finds, and beside it the entry under the cursor where there is room. */
export function findLines(state: State, screen: FindScreen): Line[] {
  const { size, world } = state;
  const { columns } = size;
  const located = screen.found.entries[screen.cursor];
  const head = [
    fieldLine('find', screen.field, columns),
    fit(summary(screen, world?.galaxy.clusters.length ?? 0), columns),
  ];
  const rows = findRows(size);
  if (screen.field.text.trim() === '') return head;
  const width = columns < WITH_PREVIEW ? columns : Math.floor(columns / 2);
  const list = fitBlock(listOf(screen, width, rows), width, rows);
  if (columns < WITH_PREVIEW || located === undefined || world === null) return [...head, ...list];
  const preview: Size = { columns: columns - width, rows };
  const panel = entryPanel(viewAlone(located, world.galaxy), preview, {
    scroll: 0,
    focused: false,
    group: [],
  });
  return [...head, ...list.map((l, row) => [...l, ...(panel[row] ?? [])])];
}

function listOf({ found, cursor, field }: FindScreen, width: number, rows: number): Line[] {
  return choiceRows(found.entries, cursor, rows, (located, isCursor) =>
    choiceRow(cells(located, field.text, width), isCursor, width),
  );
}

function summary({ found, field }: FindScreen, frameworks: number): Line {
  if (field.text.trim() === '')
    return [span(` any name, or UUID, in ${grouped(frameworks)} frameworks`, 'dim')];
  const shown = found.count > MOST_FOUND ? `, the first ${grouped(MOST_FOUND)} are shown` : '';
  if (!found.near) return [span(` found: ${grouped(found.count)}${shown}`, 'dim')];
  return [span(` nothing is called that${found.count > 0 ? '; near to it:' : ''}`, 'warning')];
}

function cells(located: Located, query: string, width: number): Line {
  const { entry, cluster } = located;
  const badges = badgesOf(located).flatMap((badge) => [span(badge, 'badge'), span(' ')]);
  const framework = Math.min(26, Math.floor(width / 3));
  const alias = aliasOf(located, query);
  return [
    ...fit(
      [...badges, span(entry.value), span(alias === null ? '' : `  = ${alias}`, 'dim')],
      Math.max(8, width - framework - 14),
    ),
    span(' '),
    ...fit([span(cluster.name, 'dim')], framework),
    span(' '),
    span(kindOf(located), 'dim'),
  ];
}

/** The other name by which an entry was found, where its value does not say it. */
function aliasOf({ entry }: Located, query: string): string | null {
  const text = query.trim().toLowerCase();
  if (entry.value.toLowerCase().includes(text)) return null;
  return namesOf(entry).find((name) => name.toLowerCase().includes(text)) ?? null;
}
