import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../src/shell/package-root.js';
import { createScanner } from '../../src/shell/scan.js';
import { makeKeymap } from '../../src/tui/input/bindings.js';
import { key } from '../../src/tui/input/key.js';
import { KEYMAP } from '../../src/tui/keymap.js';
import { Headless } from '../../src/tui/run/headless.js';
import { EVERYTHING } from '../support/requests.js';
import { TempGalaxy } from '../support/temp-galaxy.js';
import { textFrame } from './support/frame.js';

const SIZE = { columns: 112, rows: 40 };

/** The screens that the README shows, after which keys. */
const SCREENS = {
  review: [],
  commit: ['y', 'n', 'c'],
} as const;

test('the README shows the screens as they are', async () => {
  const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');
  let shown = readme;
  for (const [name, keys] of Object.entries(SCREENS)) {
    const frame = await screenAfter(keys);
    const block = new RegExp(`(<!-- screen: ${name} -->\\n\\n\`\`\`\\n).*?(\`\`\`\\n)`, 's');
    expect(readme).toMatch(block);
    shown = shown.replace(block, (_, before: string, after: string) => before + frame + after);
  }
  await expect(shown).toMatchFileSnapshot('../../README.md');
});

/** The frame of the app on the bundled galaxy. */
async function screenAfter(keys: readonly string[]): Promise<string> {
  const galaxy = new TempGalaxy({});
  for (const folder of ['clusters', 'tags']) {
    cpSync(join(packageRoot(), folder), join(galaxy.root, folder), { recursive: true });
  }
  const workspace = await galaxy.init().open({ author: 'Ada Lovelace <ada@example.org>' });
  const scanner = createScanner(galaxy.root, { build: null });
  onTestFinished(() => scanner.close());
  const app = new Headless({
    workspace: { ...workspace, scanner },
    request: EVERYTHING,
    keymap: makeKeymap(KEYMAP),
    galaxyName: 'demo',
    session: 's',
    now: () => new Date('2026-11-24T12:00:00Z'),
  });
  await app.load();
  await app.send({ kind: 'resize', size: SIZE });
  for (const name of keys) await app.send({ kind: 'keys', keys: [key(name)] });
  return `${textFrame(app.state).trimEnd()}\n`;
}
