import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TempGalaxy } from '../support/temp-galaxy.js';
import { smallRepository } from './support/galaxies.js';
import { Session, type SessionOptions } from './support/session.js';

/** An empty folder for settings, or for an editor. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'relata-looks-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function open(galaxy: TempGalaxy, options: SessionOptions = {}): Session {
  const session = Session.start(['-C', galaxy.root], options);
  onTestFinished(() => session.close());
  return session;
}

/** The app with personal settings, on its first pair. */
async function withSettings(settings: object, env: SessionOptions['env'] = {}): Promise<Session> {
  const config = folder();
  mkdirSync(join(config, 'relata'));
  writeFileSync(join(config, 'relata/config.json'), JSON.stringify(settings));
  return open(smallRepository(), { env: { XDG_CONFIG_HOME: config, ...env } }).sees('accept writes');
}

/** The name of the program in the header, in the accent of each background. */
const ACCENT = { dark: '38;2;127;176;245', light: '38;2;31;95;191' } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what this is about
const COLOUR = /\x1b\[(?:[\d;]*;)?(?:3[0-7]|38;[\d;]+|9[0-7])m/;

describe('settings', () => {
  test.each(['dark', 'light'] as const)('theme: %s', async (theme) => {
    const { written } = await withSettings({ theme });
    expect(written).toContain(ACCENT[theme]);
    expect(written).not.toContain(ACCENT[theme === 'dark' ? 'light' : 'dark']);
  });

  test('theme: what COLORFGBG says, without a setting, and against it', async () => {
    expect((await withSettings({}, { COLORFGBG: '0;15' })).written).toContain(ACCENT.light);
    expect((await withSettings({ theme: 'dark' }, { COLORFGBG: '0;15' })).written).toContain(ACCENT.dark);
  });

  test('color: false takes all colours away, and leaves what needs none', async () => {
    expect((await withSettings({})).written).toMatch(COLOUR);
    const { written } = await withSettings({ color: false });
    expect(written).not.toMatch(COLOUR);
    expect(written).toContain('\x1b[1m');
  });

  test('ascii: true draws in ASCII, false in signs', async () => {
    const plain = await withSettings({ ascii: true });
    expect(plain.screen()).toMatch(/^\+- vendor-a -+/m);
    expect(plain.screen()).toMatch(/^[\x20-\x7e\n]*$/);
    const signs = await withSettings({ ascii: false }, { LANG: 'C', LC_ALL: 'C' });
    expect(signs.screen()).toMatch(/^╭─ vendor-a ─+/m);
  });
});

test.each([[{ LANG: 'C' }], [{ LANG: 'C.UTF-8', LC_ALL: 'POSIX' }]])(
  'a locale without UTF-8 gets ASCII: %j',
  async (env) => {
    const app = await open(smallRepository(), { env }).sees('accept writes');
    expect(app.screen()).toMatch(/^[\x20-\x7e\n]*$/);
    expect(app.screen()).toMatch(/accept writes .* vendor-a = similar = .* vendor-b/);
  },
);

test('the window shrinks and grows, and every screen fits', async () => {
  const app = await open(smallRepository(), { columns: 120, rows: 40 }).sees(/1 of 4 {3}\d+ today/);
  const fits = (columns: number, rows: number) => {
    expect(app.rows()).toHaveLength(rows);
    expect(Math.max(...app.rows().map((row) => row.length))).toBeLessThanOrEqual(columns);
  };
  app.resize(80, 24);
  await app.sees(/^─ vendor-a ─+/m);
  await app.sees(/\? help$/);
  fits(80, 24);
  app.resize(40, 12);
  await app.sees(/ y accept {2}n reject {2}u unsure {2}\? help$/);
  fits(40, 12);
  await app.press('y');
  await app.sees('2 of 4 1 pending');
  app.resize(39, 12);
  await app.sees('relata needs 40×12, this is 39×12');
  app.resize(160, 50);
  await app.sees(/2 of 4 {3}1 today {3}3 left {3}1 pending/);
  await app.sees(/^╭─ vendor-a ─.*╮╭─ vendor-b ─.*╮$/m);
  fits(160, 50);
  await app.press('l');
  await app.sees(/subject .* relation/);
  app.resize(60, 20);
  await app.sees(/ list/);
  await app.seesNo('relation');
  fits(60, 20);
  await app.press('esc');
  await app.sees(/2 of 4/);
});

describe('E', () => {
  /** An editor that keeps what it was given, and does with it what `then` says. */
  function editor(then: string): { path: string; given: () => string } {
    const dir = folder();
    const path = join(dir, 'editor');
    writeFileSync(path, `#!/bin/sh\ncp "$1" ${join(dir, 'given')}\n${then}\n`, { mode: 0o755 });
    return { path, given: () => readFileSync(join(dir, 'given'), 'utf8') };
  }

  async function readyToCommit(galaxy: TempGalaxy, env: SessionOptions['env']): Promise<Session> {
    const app = await open(galaxy, { env: { VISUAL: '', ...env } }).sees(/1 of 4 {3}\d+ today/);
    await app.press('y');
    await app.sees('1 pending');
    await app.press('c');
    return app.sees('2 relations in 2 clusters');
  }

  test('writes the message in $EDITOR, and the commit has it', async () => {
    const galaxy = smallRepository();
    const { path, given } = editor(
      'printf "relate the lotus\\n\\nBoth reports say so.\\n# no comment\\n" > "$1"',
    );
    const app = await readyToCommit(galaxy, { EDITOR: path });
    await app.press('E');
    await app.sees('message  relate the lotus');
    expect(app.isAlternateScreen).toBe(true);
    expect(given()).toContain('chg: [vendor-a, vendor-b] relate 1 pair\n\n- ');
    await app.press('enter');
    await app.sees('committed as');
    const message = galaxy.git('log', '-1', '--format=%B');
    expect(message).toMatch(/^relate the lotus\n\nBoth reports say so\.\n\nCurated-by: /);
    expect(message).not.toContain('no comment');
  });

  test('$VISUAL comes before $EDITOR', async () => {
    const [visual, other] = [editor('echo seen > "$1"'), editor('echo unseen > "$1"')];
    const app = await readyToCommit(smallRepository(), { VISUAL: visual.path, EDITOR: other.path });
    await app.press('E');
    await app.sees('message  seen');
  });

  test('leaves the message as it was when the editor fails', async () => {
    const app = await readyToCommit(smallRepository(), { EDITOR: editor('exit 1').path });
    await app.press('E');
    await app.sees('the message stays as it was');
    await app.sees('message  chg: [vendor-a, vendor-b] relate 1 pair');
  });
});
