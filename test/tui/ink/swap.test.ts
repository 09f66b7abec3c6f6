import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Terminal } from '@xterm/headless';
import { build } from 'esbuild';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it, onTestFinished } from 'vitest';
import lineWidth from '../../../src/tui/ink/line-width.js';
import type { State } from '../../../src/tui/state/state.js';
import { span } from '../../../src/tui/text/line.js';
import { paint } from '../../../src/tui/theme/paint.js';
import { makeTheme, type ThemeOptions } from '../../../src/tui/theme/theme.js';
import { swapInInk } from '../../config/swap-in-ink.mjs';
import { Driver } from '../support/driver.js';
import { frameOf } from '../support/frame.js';
import { pairOf, smallGalaxy } from '../support/galaxy.js';
import { ATTACKS, hostileGalaxy } from '../support/hostile.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const COLOURS: ThemeOptions = { depth: 16777216, background: 'dark', ascii: false };

it('measures every painted line as string-width does', () => {
  const theme = makeTheme(COLOURS);
  const texts = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('海莲花', '👩‍👩‍👧', ...ATTACKS)),
  );
  fc.assert(
    fc.property(texts, (parts) => {
      const painted = paint(
        parts.map((text, i) => span(text, i % 2 ? 'match' : 'text')),
        theme,
      );
      expect(lineWidth(painted)).toBe(stringWidth(painted));
    }),
  );
});

/** `frameOf`, bundled as the executable is, with the swap in Ink. */
async function swappedFrameOf(): Promise<typeof frameOf> {
  const folder = await mkdtemp(join(tmpdir(), 'relata-swap-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'frame.mjs');
  await build({
    entryPoints: [join(ROOT, 'test/tui/support/frame.tsx')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: {
      'react-devtools-core': join(ROOT, 'src/tui/no-devtools.ts'),
      ws: join(ROOT, 'src/tui/no-devtools.ts'),
    },
    plugins: [swapInInk(ROOT)],
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    logLevel: 'warning',
  });
  const made: { frameOf: typeof frameOf } = await import(pathToFileURL(outfile).href);
  return made.frameOf;
}

/** Every cell of a screen as a terminal shows it: its character and its style. */
async function cellsOf(rows: readonly string[], columns: number): Promise<string[]> {
  const terminal = new Terminal({ cols: columns + 1, rows: rows.length + 1, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(rows.join('\r\n'), resolve));
  return rows.map((_, y) => {
    const line = terminal.buffer.active.getLine(y);
    return Array.from({ length: columns }, (_cell, x) => {
      const cell = line?.getCell(x);
      if (!cell) return '';
      const blank = cell.getChars().trim() === '';
      const look = blank
        ? cell.getBgColor()
        : [cell.getFgColor(), cell.getBgColor(), cell.isBold(), cell.isUnderline()];
      return `${blank ? ' ' : cell.getChars()}${look}${cell.isInverse()}`;
    }).join('|');
  });
}

it('draws every screen, cell for cell, as Ink alone does', async () => {
  const swapped = await swappedFrameOf();
  const galaxy = smallGalaxy();
  const full = { galaxy, pairs: [pairOf(galaxy, 1, 11), pairOf(galaxy, 2, 12)] };
  const given = [
    { ...full, size: { columns: 120, rows: 40 } },
    { ...hostileGalaxy(), size: { columns: 80, rows: 24 } },
  ];
  const states = given.flatMap((options) =>
    ['', 'd', 'l', 'r', 't', 'm', 'y c', '?'].map((keys): State => {
      const driver = Driver.start(options);
      return (keys === '' ? driver : driver.press(keys)).state;
    }),
  );
  for (const state of states) {
    const { columns } = state.size;
    expect(await cellsOf(swapped(state, COLOURS), columns)).toEqual(
      await cellsOf(frameOf(state, COLOURS), columns),
    );
  }
});
