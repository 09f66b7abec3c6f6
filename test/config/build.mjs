// Bundles the executable and the library into dist/, each one ESM file without runtime dependencies.
import { chmod, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));

/** CommonJS packages inside an ESM bundle still call `require` for Node's own modules. */
const requireShim =
  "import{createRequire as __relataRequire}from'node:module';const require=__relataRequire(import.meta.url);";

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  metafile: true,
  define: { 'process.env.NODE_ENV': '"production"', RELATA_VERSION: JSON.stringify(version) },
  alias: { 'react-devtools-core': './src/tui/no-devtools.ts' },
  logLevel: 'warning',
};

await rm(`${root}dist`, { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/relata.js',
  banner: { js: `#!/usr/bin/env node\n${requireShim}` },
});
await build({
  ...shared,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  banner: { js: requireShim },
});
await chmod(`${root}dist/relata.js`, 0o755);
