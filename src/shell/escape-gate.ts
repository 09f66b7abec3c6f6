const ESC = 0x1b;

/**
 * How long an Esc at the end of a read waits whether it begins a sequence: terminals write a sequence at once, and nearly
 * always it is read at once. Others wait between nothing (Helix) and 100 ms (Vim), which is felt.
 */
const ESC_MS = 4;

/** How long it waits on a line that has torn a sequence before. */
const TORN_ESC_MS = 50;

/** Nobody presses Esc and types the rest of a sequence so fast. */
const LATE_MS = 150;

/** What follows the Esc of a special key, or of a mark around pasted text. */
const REST = /^(?:\[[\d;]*[A-Za-z~]|O[A-Za-z])/;

export interface EscapeGate {
  read(bytes: Buffer): void;
  close(): void;
}

/**
 * Passes on what is read from a terminal, so that `emit` never gets a torn sequence: an Esc at the end of a read is kept
 * back for a moment, and then told by `emitEsc`. When its rest comes later than that, the sequence is passed on whole all the
 * same, never as letters, and the gate waits longer from then on.
 */
export function escapeGate(emit: (bytes: Buffer) => void, emitEsc: () => void): EscapeGate {
  let kept: NodeJS.Timeout | null = null;
  let wait = ESC_MS;
  /** When an Esc was last passed on for want of a rest. */
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = () => {
    kept = null;
    toldAt = performance.now();
    emitEsc();
  };
  /** What belongs before the bytes that come now. */
  const before = (bytes: Buffer): readonly number[] => {
    if (kept !== null) {
      clearTimeout(kept);
      kept = null;
      return [ESC];
    }
    if (performance.now() - toldAt > LATE_MS || !REST.test(bytes.toString('latin1'))) return [];
    wait = TORN_ESC_MS;
    return [ESC];
  };
  return {
    read(bytes) {
      const all = Buffer.from([...before(bytes), ...bytes]);
      const isOpen = all.at(-1) === ESC;
      if (isOpen) kept = setTimeout(tell, wait);
      const whole = isOpen ? all.subarray(0, -1) : all;
      if (whole.length > 0) emit(whole);
    },
    close() {
      if (kept !== null) clearTimeout(kept);
      kept = null;
    },
  };
}
