import { foldText, joinValues, splitValues, unfoldText } from '../sssom/cells.js';
import type { SssomHeader } from '../sssom/header.js';
import { layoutOf } from '../sssom/row-cells.js';
import { type RowResult, readRow } from '../sssom/row-in.js';
import { COLUMNS, cellOf, isOwn } from '../sssom/row-out.js';
import type { LedgerRow } from '../types.js';
import type { KnowsType } from './file-rows.js';

/** A row as an object of SSSOM slots: lists are lists, numbers numbers, and empty slots are left out. */
export type Mapping = Record<string, unknown>;

/** SSSOM slots that hold a list: https://mapping-commons.github.io/sssom/Mapping/ */
const LISTS: ReadonlySet<string> = new Set(['author_id', 'author_label', 'reviewer_id', 'reviewer_label']);
const NUMBERS: ReadonlySet<string> = new Set(['confidence', 'reviewer_agreement']);

/** A row as an SSSOM mapping, with the columns that relata does not know; empty cells have no slot. */
export function toMapping(row: LedgerRow): Mapping {
  const columns = [...COLUMNS, ...Object.keys(row.extra).filter((column) => !isOwn(column))];
  return Object.fromEntries(
    columns.flatMap((column) => {
      const cell = cellOf(row, column);
      return cell === '' ? [] : [[column, fromCell(column, cell)]];
    }),
  );
}

/** Reads a mapping as a row of TSV would be read; what is wrong with it is in the result. */
export function fromMapping(mapping: Mapping, header: SssomHeader, knows: KnowsType): RowResult {
  const cells = Object.entries(mapping).map(([slot, value]) => toCell(slot, value));
  return readRow(cells, layoutOf(Object.keys(mapping), header), knows);
}

/** Texts are texts in JSON, so they are folded here as they would stand in TSV. */
function toCell(slot: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return foldText(joinValues(value.map(String)));
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (!isOwn(slot)) return text;
  return foldText(LISTS.has(slot) ? joinValues([text]) : text);
}

function fromCell(column: string, cell: string): unknown {
  if (NUMBERS.has(column) && Number.isFinite(Number(cell))) return Number(cell);
  if (LISTS.has(column)) return splitValues(unfoldText(cell));
  return isOwn(column) ? unfoldText(cell) : cell;
}
