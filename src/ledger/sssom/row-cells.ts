import { splitValues, unfoldText } from './cells.js';
import { toOwnCurie } from './curie.js';
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
}

export function layoutOf(
  columns: readonly string[],
  header: SssomHeader,
  nameOf: (column: Column) => string = (column) => column,
): Layout {
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

  get prefixes() {
    return this.layout.header.prefixes;
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

  tags(): readonly string[] {
    return this.layout.tags(this.get('misp_tags'));
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
function remember<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const value = known.get(cell) ?? read(cell);
    known.set(cell, value);
    return value;
  };
}
