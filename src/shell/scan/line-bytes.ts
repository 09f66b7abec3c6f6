/** What is set aside for a line: a little more than most need. */
const BYTES_A_LINE = 1280;
/** The most bytes that a UTF-16 unit takes in UTF-8. */
const BYTES_A_UNIT = 3;

/** Lines in UTF-8, one after the other, in memory that grows with them: no line is kept as a string. */
export class LineBytes {
  /** Memory of its own, so that it can be given away. */
  private bytes: Buffer;
  private length = 0;
  private count = 0;
  private readonly ends: Uint32Array;

  /** For so many lines. */
  constructor(lines: number) {
    this.bytes = Buffer.from(new ArrayBuffer(lines * BYTES_A_LINE));
    this.ends = new Uint32Array(lines);
  }

  add(line: string): void {
    const most = this.length + line.length * BYTES_A_UNIT;
    if (most > this.bytes.length) this.grow(most);
    this.length += this.bytes.write(line, this.length);
    this.ends[this.count] = this.length;
    this.count += 1;
  }

  /** All lines, and where each ends. */
  taken(): { readonly text: Uint8Array; readonly ends: Uint32Array } {
    return { text: new Uint8Array(this.bytes.buffer as ArrayBuffer, 0, this.length), ends: this.ends };
  }

  private grow(least: number): void {
    const larger = Buffer.from(new ArrayBuffer(Math.max(least, 2 * this.bytes.length)));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
