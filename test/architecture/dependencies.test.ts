import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
}

const { devDependencies, ...manifest }: { devDependencies: Record<string, string> } = JSON.parse(
  textOf('package.json'),
);
const { packages }: { packages: Record<string, { integrity?: string; hasInstallScript?: boolean }> } =
  JSON.parse(textOf('package-lock.json'));

test('docs/dependencies.md names every dependency once, and no other', () => {
  const named = [...textOf('docs/dependencies.md').matchAll(/^\| `([^`]+)` /gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(devDependencies).sort());
});

test('the package has no dependencies when it is installed, and versions are exact', () => {
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('optionalDependencies');
  for (const [name, version] of Object.entries(devDependencies))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});

test('the lock file has the digest of every package, and install scripts of none that needs one', () => {
  const { '': own, ...others } = packages;
  expect(own).toBeDefined();
  for (const [path, { integrity }] of Object.entries(others)) expect(integrity, path).toMatch(/^sha512-/);
  const scripted = Object.keys(others).filter((path) => others[path]?.hasInstallScript);
  expect(scripted.filter((path) => !/(^|\/)node_modules\/(esbuild|fsevents)$/.test(path))).toEqual([]);
});
