import type { Problem } from '../../galaxy/problem.js';
import type { LedgerRow } from '../types.js';

/** A row of a file, and the line on which it stands. */
export interface NumberedRow {
  readonly row: LedgerRow;
  readonly line: number;
}

/** What reading a file gives, whatever its format. */
export interface FileRows {
  readonly rows: readonly NumberedRow[];
  readonly problems: readonly Problem[];
}

/** Which relation types there are. */
export type KnowsType = (type: string) => boolean;
