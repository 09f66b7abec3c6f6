import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkTag } from '../../src/galaxy/machine-tag.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { jsonFilesIn } from '../../src/shell/read-text.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const galaxy = readGalaxy(ROOT);
const relations = galaxy.clusters.flatMap((cluster) =>
  cluster.entries.flatMap((entry) =>
    entry.related.map((relation) => ({ relation, from: `${cluster.name}: ${entry.value}` })),
  ),
);

describe('the bundled galaxy', () => {
  test('is read without a single problem', () => {
    expect(galaxy.problems).toEqual([]);
    expect(galaxy.doubled.size).toBe(0);
    expect(galaxy.taxonomies.map((t) => t.namespace)).toContain('estimative-language');
  });

  test('has at least eight frameworks of at least fifteen entries, each entry described', () => {
    expect(galaxy.clusters.filter((c) => c.entries.length >= 15).length).toBeGreaterThanOrEqual(8);
    for (const cluster of galaxy.clusters) {
      for (const entry of cluster.entries) expect(entry.description, entry.value).not.toBe('');
    }
  });

  test('has no dangling target, no unknown type and no unknown tag', () => {
    for (const { relation, from } of relations) {
      expect(galaxy.find(relation.destUuid), from).toBeDefined();
      expect(galaxy.vocabulary.find(relation.type)?.meaning, `${from}: ${relation.type}`).toBeTruthy();
      for (const tag of relation.tags) expect(checkTag(tag, galaxy.taxonomies).status, tag).toBe('known');
    }
  });

  test.each(jsonFilesIn(ROOT, 'clusters'))('%s looks like `jq --sort-keys .`', (path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    expect(text).toBe(`${JSON.stringify(sorted(JSON.parse(text)), null, 2)}\n`);
  });
});

describe.each(['docs/bundled-galaxy.md', 'README.md'])('the table of cases in %s', (file) => {
  const rows = readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = /^\|.*<!-- (\S+) (\S+) -->/.exec(line);
      return match ? [{ line, subject: match[1] ?? '', object: match[2] ?? '' }] : [];
    });

  test('names pairs that exist, by their values and clusters', () => {
    expect(rows.length).toBeGreaterThan(10);
    for (const { line, subject, object } of rows) {
      const cells = line.split('|').map((cell) => cell.trim());
      for (const uuid of [subject, object]) {
        const found = galaxy.find(uuid);
        expect(cells, line).toContain(`${found?.entry.value.trim()} · \`${found?.cluster.name}\``);
      }
    }
  });
});

/** Keys in code-point order, all the way down. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.entries(value).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return Object.fromEntries(keys.map(([key, item]) => [key, sorted(item)]));
}
