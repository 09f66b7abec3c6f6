// Bundles the executable and the library into dist/ as ESM without runtime dependencies. Code that only some commands
// need stands in chunks of its own: `relata scan` starts in half the time when it need not even parse the terminal app.
// That has a file of its own with everything in it; see src/cli/launch.ts.
import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { loadLate } from './load-late.mjs';
import { swapInInk } from './swap-in-ink.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));

/** CommonJS packages inside an ESM bundle still call `require` for Node's own modules. */
const requireShim =
  "import{createRequire as __relataRequire}from'node:module';const require=__relataRequire(import.meta.url);";

await rm(`${root}dist`, { recursive: true, force: true });
const options = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  define: {
    'process.env.NODE_ENV': '"production"',
    // With DEV=true in the environment, Ink would connect to a debugger over the network.
    'process.env.DEV': '"false"',
    // Nothing of relata goes over the network. Yoga would fetch its own binary from a data URL, for which Node loads a
    // whole HTTP client; without `fetch` it decodes it.
    fetch: 'undefined',
    RELATA_VERSION: JSON.stringify(version),
    RELATA_BUILD: JSON.stringify(await digestOfSources()),
  },
  alias: { 'react-devtools-core': './src/tui/no-devtools.ts', ws: './src/tui/no-devtools.ts' },
  plugins: [swapInInk(root), loadLate(root)],
  banner: { js: requireShim },
  logLevel: 'warning',
};
const { metafile } = await build({
  ...options,
  entryPoints: {
    relata: 'src/cli/launch.ts',
    cli: 'src/cli/main.ts',
    'scan-worker': 'src/shell/scan-worker.ts',
    index: 'src/index.ts',
  },
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
});
await build({ ...options, entryPoints: { app: 'src/cli/main.ts' } });
await writeFile(`${root}dist/THIRD-PARTY.txt`, await thirdPartyNotices(root, metafile));

const executable = `${root}dist/relata.js`;
await writeFile(executable, `#!/usr/bin/env node\n${await readFile(executable, 'utf8')}`);
await chmod(executable, 0o755);

/** Of all that decides what the bundle does: the sources, how they are bundled, and the versions of what is bundled. */
async function digestOfSources() {
  const sources = await readdir(`${root}src`, { recursive: true, withFileTypes: true });
  const config = await readdir(`${root}test/config`, { withFileTypes: true });
  const files = [...sources, ...config];
  const paths = files.filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`);
  const hash = createHash('sha256');
  for (const path of [...paths.sort(), `${root}package-lock.json`]) {
    hash.update(`${path.slice(root.length)}\0`).update(await readFile(path));
  }
  return hash.digest('hex');
}
