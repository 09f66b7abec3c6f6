import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineBytes } from '../../src/shell/scan/line-bytes.js';

test('lines stand one after the other, however long they are', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '海', '🦅'), maxLength: 3000 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const written = new LineBytes(lines.length);
      for (const line of lines) written.add(line);
      const { text, ends } = written.taken();
      const read = lines.map((_, i) => Buffer.from(text.subarray(ends[i - 1] ?? 0, ends[i])).toString());
      expect(read).toEqual(lines);
      expect(text.length).toBe(ends.at(-1) ?? 0);
    }),
  );
});
