import type { EntryRef } from '../../galaxy/types.js';
import { splitValues, unfoldText } from './cells.js';
import { type NamedCurators, namedCurators } from './curator-in.js';
import { decode, toOwnCurie, toUuid } from './curie.js';
import type { SssomHeader } from './header.js';
import { COLUMNS, type Column, isOwn } from './row-out.js';

/** What was wrong with one row. */
export interface RowIssue {
  /** An error leaves the row out, a warning nothing. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy?: string;
}

/** Where the columns of one file are. */
export interface Layout {
  readonly header: SssomHeader;
  readonly width: number;
  /** How the file calls a column. */
  readonly nameOf: (column: Column) => string;
  /** Where each column is; −1 for one that the file lacks. */
  readonly places: Readonly<Record<Column, number>>;
  readonly others: readonly { readonly name: string; readonly at: number }[];
  /** The identifier in a cell, with the prefixes of relata's own files. */
  readonly curie: (cell: string) => string;
  /** The machine tags in a cell. */
  readonly tags: (cell: string) => readonly string[];
  /** The text in a cell. */
  readonly text: (cell: string) => string;
  /** The entry that three cells name, or null when the first is no id of one. */
  readonly entry: (id: string, label: string, source: string) => EntryRef | null;
  /** The curators that an id cell and a label cell name. */
  readonly curators: (ids: string, labels: string) => NamedCurators;
}

/** The layout of a file with these columns. What its cells say is remembered, so one layout serves a whole file. */
export function layoutOf(
  columns: readonly string[],
  header: SssomHeader,
  nameOf: (column: Column) => string = (column) => column,
): Layout {
  const cluster = remember((cell) =>
    decode(toOwnCurie(cell, header.prefixes).replace(/^misp\.cluster:/, '')),
  );
  return {
    header,
    width: columns.length,
    nameOf,
    places: Object.fromEntries(
      COLUMNS.map((column) => [column, columns.indexOf(column)]),
    ) as Layout['places'],
    others: columns.flatMap((name, at) => (isOwn(name) || name === '' ? [] : [{ name, at }])),
    curie: remember((cell) => toOwnCurie(cell, header.prefixes)),
    tags: remember((cell) => splitValues(unfoldText(cell)).filter(Boolean)),
    text: remember(unfoldText),
    entry: rememberLast((id, label, source) => {
      const uuid = toUuid(id, header.prefixes);
      return uuid === null ? null : { uuid, value: unfoldText(label), cluster: cluster(source) };
    }),
    curators: rememberTwo((ids, labels) => namedCurators(ids, labels, header.prefixes)),
  };
}

/** Most rows have neither: one object serves them all. */
const NO_ISSUES: readonly RowIssue[] = [];
const NO_EXTRA: Readonly<Record<string, string>> = {};

/** The cells of one row while it is read: what was found wrong, and what has to be kept as it stands. */
export class RowCells {
  issues: readonly RowIssue[] = NO_ISSUES;
  extra: Readonly<Record<string, string>> = NO_EXTRA;

  constructor(
    private readonly layout: Layout,
    readonly cells: readonly string[],
  ) {
    for (const { name, at } of layout.others) {
      const cell = cells[at];
      if (cell) this.extra = { ...this.extra, [name]: cell };
    }
  }

  /** Whether there are cells that belong to no column. */
  get tooMany(): boolean {
    return this.cells.length > this.layout.width && this.cells.slice(this.layout.width).some(Boolean);
  }

  /** The row's own cell, else what the header says for all rows, else empty. */
  get(column: Column): string {
    return this.cells[this.layout.places[column]] || (this.layout.header.common.get(column) ?? '');
  }

  curie(column: Column): string {
    return this.layout.curie(this.get(column));
  }

  /** The text of a column in which few texts stand in many rows; `unfoldText` is for the others. */
  text(column: Column): string {
    return this.layout.text(this.get(column));
  }

  tags(): readonly string[] {
    return this.layout.tags(this.get('misp_tags'));
  }

  entry(id: Column, label: Column, source: Column): EntryRef | null {
    return this.layout.entry(this.get(id), this.get(label), this.get(source));
  }

  curators(ids: Column, labels: Column): NamedCurators {
    return this.layout.curators(this.get(ids), this.get(labels));
  }

  name(column: Column): string {
    return this.layout.nameOf(column);
  }

  /** Keeps the cell as it stands, because the row's own fields cannot say all of it. */
  keep(column: Column): void {
    const cell = this.get(column);
    if (cell) this.extra = { ...this.extra, [column]: cell };
  }

  warn(message: string, remedy?: string): void {
    const issue = { severity: 'warning' as const, message, ...(remedy === undefined ? {} : { remedy }) };
    this.issues = [...this.issues, issue];
  }

  /** Says that a cell is not understood, and keeps it. */
  misread(column: Column, complaint: string): void {
    this.warn(`${this.name(column)} ${complaint}: ${this.get(column)}`);
    this.keep(column);
  }
}

/** Reads the same cell once: a ledger has few predicates, sources and sets of tags, each in thousands of rows. */
function remember<T extends object | string>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const old = known.get(cell);
    if (old !== undefined) return old;
    const value = read(cell);
    known.set(cell, value);
    return value;
  };
}

function rememberTwo<T extends object>(read: (a: string, b: string) => T): (a: string, b: string) => T {
  const byFirst = remember((a) => remember((b) => read(a, b)));
  return (a, b) => byFirst(a)(b);
}

/**
 * Reads what three cells say once as long as the second and third stay the same for a first one: an entry stands in many
 * rows, and hardly ever under two names.
 */
function rememberLast<T>(
  read: (a: string, b: string, c: string) => T,
): (a: string, b: string, c: string) => T {
  const known = new Map<string, { readonly b: string; readonly c: string; readonly value: T }>();
  return (a, b, c) => {
    const last = known.get(a);
    if (last && last.b === b && last.c === c) return last.value;
    const value = read(a, b, c);
    known.set(a, { b, c, value });
    return value;
  };
}
