import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const PAGE = '.github/SECURITY.md';

function textOf(path: string, base: string): string {
  return readFileSync(fileURLToPath(new URL(path, new URL(`../../${base}`, import.meta.url))), 'utf8');
}

const links = [...textOf(PAGE, './').matchAll(/\[([^\]]+)\]\((\.\.\/test\/[^)]+)\)/g)].map(
  ([, title = '', path = '']) => ({ title: title.replaceAll(/\s+/g, ' '), path }),
);

describe('each promise of the security page is held by the test that it links to', () => {
  test('there are many', () => expect(links.length).toBeGreaterThan(25));

  test.each(links)('$title', ({ title, path }) => {
    expect(textOf(path, PAGE)).toContain(title);
  });
});
