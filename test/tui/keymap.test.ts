import { expect, it } from 'vitest';
import { NAMED_KEYS } from '../../src/tui/input/key.js';
import { KEYMAP } from '../../src/tui/keymap.js';
import { keysMarkdown } from '../../src/tui/view/keys-markdown.js';

it('docs/keys.md says what the keymap says', async () => {
  await expect(keysMarkdown(KEYMAP)).toMatchFileSnapshot('../../docs/keys.md');
});

it.each(KEYMAP)('$title: every key means one thing', ({ bindings }) => {
  const keys = bindings.flatMap((binding) => binding.keys);
  expect(keys).toEqual([...new Set(keys)]);
});

it.each(KEYMAP)('$title: every key can be pressed', ({ bindings, typing }) => {
  for (const key of bindings.flatMap((binding) => binding.keys)) {
    const named: readonly string[] = NAMED_KEYS;
    const isLetter = [...key].length === 1;
    expect(isLetter || named.includes(key) || /^(ctrl|alt)-[a-z]$/.test(key), key).toBe(true);
    if (typing) expect(isLetter || key === 'space', `${key} must type`).toBe(false);
  }
});

it('keeps the letters that curators know', () => {
  const review = KEYMAP.find((table) => table.context === 'review');
  const byKey = Object.fromEntries(
    review?.bindings.flatMap(({ keys, action }) => keys.map((k) => [k, action])) ?? [],
  );
  expect(byKey).toMatchObject({
    y: 'accept',
    n: 'reject',
    u: 'unsure',
    space: 'skip',
    r: 'type',
    x: 'swap',
    t: 'tags',
    d: 'details',
    z: 'undo',
    l: 'list',
    '/': 'find',
    c: 'commit',
    q: 'quit',
    '?': 'help',
  });
});
