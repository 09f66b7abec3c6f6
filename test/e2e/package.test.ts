import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let tarball: string;
let relata: string;

/** Packs the checkout as it was built and installs the package somewhere else, without any network. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relata-package-'));
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const { stdout } = await run('npm', pack, { cwd: ROOT });
  tarball = join(folder, stdout.trim().split('\n').at(-1) ?? '');
  const user = join(folder, 'user');
  await mkdir(user);
  await writeFile(join(user, 'package.json'), '{"name":"user","private":true,"type":"module"}');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: user });
  relata = join(user, 'node_modules/.bin/relata');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the package is small and brings no dependencies', async () => {
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).not.toHaveProperty('dependencies');
  expect((await stat(tarball)).size).toBeLessThan(4 * 1024 * 1024);
});

test('nothing in it reaches for the network, and docs/dependencies.md names every package that has a part in it', async () => {
  const dist = join(folder, 'user/node_modules/relata/dist');
  const scripts = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  const network =
    /(?:from|import|require)\s*\(?['"](?:node:)?(?:net|http|https|http2|tls|dns|dgram|inspector)['"/]/;
  for (const name of scripts) expect(network.exec(await readFile(join(dist, name), 'utf8')), name).toBeNull();

  const notices = await readFile(join(dist, 'THIRD-PARTY.txt'), 'utf8');
  const bundled = [...notices.matchAll(/^={72}\n(\S+) \S+\n/gm)].map(([, name = '']) => name);
  const documented = await readFile(join(ROOT, 'docs/dependencies.md'), 'utf8');
  expect(bundled.filter((name) => !documented.includes(name))).toEqual([]);
});

test('the installed executable says its version and scans the galaxy that came with it', async () => {
  const { stdout: version } = await run(relata, ['--version']);
  expect(version.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  const galaxy = join(folder, 'user/node_modules/relata');
  const { stdout } = await run(relata, ['scan', '-C', galaxy, '--format', 'ndjson', '--limit', '5']);
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(pairs).toHaveLength(5);
  expect(pairs[0]).toHaveProperty('matchProbability');
});

test('the library has types and runs', async () => {
  const user = join(folder, 'user');
  const lines = [
    "import { parseCluster, type Cluster } from 'relata';",
    'const text = \'{"name":"n","values":[{"value":"x"}]}\';',
    "const cluster: Cluster | null = parseCluster({ path: 'clusters/a.json', text }).cluster;",
    'console.log(cluster?.entries.length);',
  ];
  await writeFile(join(user, 'use.ts'), lines.join('\n'));
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const flags = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom', '--strict'];
  await run(tsc, ['use.ts', '--ignoreConfig', ...flags], { cwd: user });
  const { stdout } = await run(process.execPath, ['use.js'], { cwd: user });
  expect(stdout.trim()).toBe('1');
});
