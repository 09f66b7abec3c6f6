/** Runs benchmarks: `npm run bench` all of them, `npm run bench -- scan growth` those, `-- --list` none. */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

/** What a file of this folder exports: prints its figures, with what they are held against measured in the same run. */
export interface Bench {
  /** One line: what is measured, and the bar. */
  readonly about: string;
  run(): Promise<void>;
}

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && file !== basename(import.meta.url))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== '--list' && !names.includes(name));
if (unknown.length > 0) throw new Error(`no benchmark is called ${unknown.join(', ')}: ${names.join(', ')}`);

for (const name of names) {
  const isAsked = asked.length === 0 || asked.includes(name);
  if (!isAsked && !asked.includes('--list')) continue;
  const { bench }: { bench: Bench } = await import(`./${name}.js`);
  console.log(`${name}: ${bench.about}`);
  if (!asked.includes('--list')) await bench.run();
}
