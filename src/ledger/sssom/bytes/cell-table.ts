import type { Piece } from './lines.js';

/** The hash of no bytes at all; each byte is put in with {@link hashWith}. */
export const NO_BYTES = 0x811c9dc5 | 0;

/** FNV-1a over 32 bits. */
export function hashWith(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** Numbers in one slot: of the cell plus one (0: the slot is free), its hash, and where its bytes begin and end. */
const SLOT = 4;

/**
 * The texts of cells by their bytes. Few texts make up most of a ledger: each is decoded, and kept in memory, once.
 *
 *     slots   by hash, with open addressing; at most half of them are taken
 *     memory  the bytes of all cells, one after the other
 */
export class CellTable {
  private slots: Int32Array = new Int32Array(SLOT << 13);
  private memory: Uint8Array = new Uint8Array(1 << 16);
  private used = 0;
  private readonly texts: string[] = [];

  /** The text of the bytes `from` up to `to`, whose hash is `hash`; `read` makes it of what is decoded. */
  textOf(piece: Piece, from: number, to: number, hash: number, read: (text: string) => string): string {
    const { slots } = this;
    let at = firstSlot(slots, hash);
    for (let cell = slots[at] ?? 0; cell !== 0; cell = slots[at] ?? 0) {
      if (slots[at + 1] === hash && this.holds(at, piece.bytes, from, to)) return this.texts[cell - 1] ?? '';
      at = nextSlot(slots, at);
    }
    const text = read(piece.text(from, to));
    this.add(at, hash, piece.bytes.subarray(from, to), text);
    return text;
  }

  private holds(slot: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { memory, slots } = this;
    let own = slots[slot + 2] ?? 0;
    if ((slots[slot + 3] ?? 0) - own !== to - from) return false;
    for (let at = from; at < to; at += 1, own += 1) {
      if (bytes[at] !== memory[own]) return false;
    }
    return true;
  }

  private add(slot: number, hash: number, bytes: Uint8Array, text: string): void {
    const start = this.used;
    this.used += bytes.length;
    if (this.used > this.memory.length) {
      const larger = new Uint8Array(2 * this.used);
      larger.set(this.memory);
      this.memory = larger;
    }
    this.memory.set(bytes, start);
    this.texts.push(text);
    fill(this.slots, slot, this.texts.length, hash, start, this.used);
    if (2 * SLOT * this.texts.length > this.slots.length) this.slots = widened(this.slots);
  }
}

function firstSlot(slots: Int32Array, hash: number): number {
  return ((hash ^ (hash >>> 15)) * SLOT) & (slots.length - 1);
}

function nextSlot(slots: Int32Array, at: number): number {
  return (at + SLOT) & (slots.length - 1);
}

function widened(slots: Int32Array): Int32Array {
  const larger = new Int32Array(2 * slots.length);
  for (let at = 0; at < slots.length; at += SLOT) {
    if (slots[at] === 0) continue;
    let free = firstSlot(larger, slots[at + 1] ?? 0);
    while (larger[free] !== 0) free = nextSlot(larger, free);
    fill(larger, free, slots[at] ?? 0, slots[at + 1] ?? 0, slots[at + 2] ?? 0, slots[at + 3] ?? 0);
  }
  return larger;
}

function fill(slots: Int32Array, at: number, cell: number, hash: number, start: number, end: number): void {
  slots[at] = cell;
  slots[at + 1] = hash;
  slots[at + 2] = start;
  slots[at + 3] = end;
}
