import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const RELATA = fileURLToPath(new URL('../../../dist/relata.js', import.meta.url));

/** The galaxy that is measured: `$RELATA_GALAXY`, else the package's own, on which the bars mean little. */
export const GALAXY = process.env.RELATA_GALAXY ?? fileURLToPath(new URL('../../../', import.meta.url));

/** A bare process that reads and parses the clusters of a galaxy: what every figure of a scan is held against. */
export const FLOOR = [
  '-e',
  "const fs=require('node:fs');const d=process.argv[1]+'/clusters/';" +
    "for(const f of fs.readdirSync(d))JSON.parse(fs.readFileSync(d+f,'utf8'))",
] as const;

/** Calls `use` with a copy of a galaxy's data, without `.relata/`, and removes it afterwards. */
export async function withCopy(galaxy: string, use: (copy: string) => Promise<void>): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'relata-bench-'));
  try {
    for (const folder of ['clusters', 'galaxies'].filter((name) => existsSync(join(galaxy, name)))) {
      cpSync(join(galaxy, folder), join(copy, folder), { recursive: true, force: true });
    }
    await use(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
