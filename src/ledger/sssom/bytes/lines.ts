/*
 * A text as bytes, a piece at a time: a ledger of a hundred thousand rows is some forty megabytes, and most of what
 * reading it as one string takes is memory that is touched for the first time.
 */

const NEWLINE = 10;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/**
 * Whole lines of valid UTF-8; only the last piece of a text may end without a line break. Its memory may be used again
 * once the next piece is asked for.
 */
export interface Piece {
  readonly bytes: Uint8Array;
  /** Decodes the bytes `from` up to `to`. */
  text(from: number, to: number): string;
}

/** A place between two lines of a text, which only moves on. */
export class Lines {
  /** One-based number of the line that comes next. */
  line = 1;
  /** Where the next line begins in `piece`. */
  at = 0;
  piece: Piece = NOTHING;
  private readonly more: Iterator<Piece>;

  constructor(pieces: Iterable<Piece>) {
    this.more = pieces[Symbol.iterator]();
  }

  /** Whether there is another line; if so, `piece` and `at` say where. */
  find(): boolean {
    while (this.at >= this.piece.bytes.length) {
      const { done, value } = this.more.next();
      if (done) return false;
      this.piece = value;
      this.at = 0;
    }
    return true;
  }

  /** Goes on after the line that ends before `next` in `piece`. */
  moveTo(next: number): void {
    this.at = next;
    this.line += 1;
  }

  /** The first byte of the next line, or -1 when there is none. */
  firstByte(): number {
    return this.find() ? (this.piece.bytes[this.at] ?? -1) : -1;
  }

  /** Passes over the byte order mark of a text, if that is what comes next. */
  skipMark(): void {
    if (this.find() && BYTE_ORDER_MARK.every((byte, i) => this.piece.bytes[this.at + i] === byte)) {
      this.at += BYTE_ORDER_MARK.length;
    }
  }

  /** The next line without its line break, and moves on. */
  take(): string {
    if (!this.find()) return '';
    const { bytes } = this.piece;
    const end = bytes.indexOf(NEWLINE, this.at);
    const text = this.piece.text(this.at, end === -1 ? bytes.length : end);
    this.moveTo(end === -1 ? bytes.length : end + 1);
    return text;
  }

  /** All that is left, and moves to the end. */
  takeRest(): string {
    let text = '';
    while (this.find()) {
      text += this.piece.text(this.at, this.piece.bytes.length);
      this.at = this.piece.bytes.length;
    }
    return text;
  }
}

const NOTHING: Piece = { bytes: new Uint8Array(0), text: () => '' };
