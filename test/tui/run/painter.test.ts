import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { anchored, Painter } from '../../../src/tui/run/painter.js';

const SIZE = { columns: 30, rows: 4 };

async function screenAfter(frames: readonly (readonly string[])[]): Promise<string[]> {
  const terminal = new Terminal({ cols: SIZE.columns, rows: SIZE.rows, allowProposedApi: true });
  let written = '';
  const painter = new Painter((text) => {
    written += text;
  });
  for (const frame of frames) painter.draw(frame, SIZE);
  await new Promise<void>((resolve) => terminal.write(written, resolve));
  return Array.from({ length: SIZE.rows }, (_, row) => {
    const line = terminal.buffer.active.getLine(row);
    return line?.translateToString(true) ?? '';
  });
}

describe('the painter', () => {
  it('shows the last frame, whatever was there before', async () => {
    const screen = await screenAfter([
      ['a long first row', 'second', 'third', 'fourth'],
      ['short', 'second'],
    ]);
    expect(screen).toEqual(['short', 'second', '', '']);
  });

  it('writes only the rows that changed', () => {
    const writes: string[] = [];
    const painter = new Painter((text) => writes.push(text));
    painter.draw(['same', 'old'], SIZE);
    painter.draw(['same', 'new'], SIZE);
    painter.draw(['same', 'new'], SIZE);
    expect(writes).toHaveLength(2);
    expect(writes[1]).toContain('new');
    expect(writes[1]).not.toContain('same');
  });

  it('draws a full screen without scrolling', async () => {
    expect(await screenAfter([['1', '2', '3', 'x'.repeat(SIZE.columns)]])).toEqual([
      '1',
      '2',
      '3',
      'x'.repeat(SIZE.columns),
    ]);
  });

  it('keeps borders in place where the terminal counts other widths than we do', async () => {
    const terminal = new Terminal({ cols: 30, rows: 1, allowProposedApi: true });
    const row = `│${anchored('│ 😀 ក្រ │').slice(1)}`;
    await new Promise<void>((resolve) => terminal.write(row, resolve));
    const line = terminal.buffer.active.getLine(0);
    const place = Array.from({ length: 12 }, (_, x) => line?.getCell(x)?.getChars()).lastIndexOf('│');
    expect(place).toBe(7);
  });
});
