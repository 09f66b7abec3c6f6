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
  readonly places: ReadonlyMap<Column, number>;
  readonly others: readonly { readonly name: string; readonly at: number }[];
}

export function layoutOf(columns: readonly string[], header: SssomHeader): Layout {
  return {
    header,
    width: columns.length,
    places: new Map(COLUMNS.map((column) => [column, columns.indexOf(column)])),
    others: columns.flatMap((name, at) => (isOwn(name) || name === '' ? [] : [{ name, at }])),
  };
}

/** The cells of one row while it is read: what was found wrong, and what has to be kept as it stands. */
export class RowCells {
  readonly issues: RowIssue[] = [];
  readonly extra: Record<string, string> = {};

  constructor(
    private readonly layout: Layout,
    readonly cells: readonly string[],
  ) {
    for (const { name, at } of layout.others) {
      const cell = cells[at];
      if (cell) this.extra[name] = cell;
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
    const own = this.cells[this.layout.places.get(column) ?? -1];
    return own || (this.layout.header.common.get(column) ?? '');
  }

  /** Keeps the cell as it stands, because the row's own fields cannot say all of it. */
  keep(column: Column): void {
    const cell = this.get(column);
    if (cell) this.extra[column] = cell;
  }

  warn(message: string, remedy?: string): void {
    this.issues.push({ severity: 'warning', message, ...(remedy === undefined ? {} : { remedy }) });
  }

  /** Says that a cell is not understood, and keeps it. */
  misread(column: Column, complaint: string): void {
    this.warn(`${column} ${complaint}: ${this.get(column)}`);
    this.keep(column);
  }
}
