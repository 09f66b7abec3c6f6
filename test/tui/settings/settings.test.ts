import { describe, expect, test } from 'vitest';
import { describeProblem } from '../../../src/galaxy/problem.js';
import { readPersonalSettings } from '../../../src/tui/settings/settings.js';

function read(text: string | null) {
  const { settings, problems } = readPersonalSettings(text, 'config.json');
  return { settings, problems: problems.map(describeProblem), severities: problems.map((p) => p.severity) };
}

test.each([null, '', '  \n', '{}'])('nothing is wished for in %j', (text) => {
  expect(read(text)).toMatchObject({ settings: {}, problems: [] });
});

test('everything at once', () => {
  const text = JSON.stringify({
    theme: 'light',
    color: false,
    ascii: true,
    plain: false,
    author: 'Ada Lovelace <ada@example.org>',
    keys: { review: { accept: 'a', redo: ['Z', 'ctrl-y'] } },
  });
  expect(read(text)).toMatchObject({
    problems: [],
    settings: {
      theme: 'light',
      color: false,
      ascii: true,
      plain: false,
      author: 'Ada Lovelace <ada@example.org>',
      keys: { review: { accept: ['a'], redo: ['Z', 'ctrl-y'] } },
    },
  });
});

describe('what is wrong is said with its line', () => {
  test.each([
    ['{\n  "theme": "pink"\n}', /^config\.json:2: this is “dark” or “light” \(theme\); it may hold theme, /],
    ['{\n\n  "plain": "yes"\n}', /^config\.json:3: this is true or false \(plain\)/],
    ['{"author": "Ada"}', /^config\.json:1: a person is needed, .* \(author\)/],
    [
      '{"keys": {"review": {\n"accept": 1}}}',
      /^config\.json:2: a key or a list of keys is needed \(keys\.review\.accept\)/,
    ],
    ['{"theme": "dark",}', /^config\.json:1: not readable as JSON/],
    ['[]', /^config\.json:1: /],
  ])('%s', (text, message) => {
    const { settings, problems, severities } = read(text);
    expect(problems[0]).toMatch(message);
    expect(severities[0]).toBe('error');
    expect(settings).toEqual({});
  });
});

test('an unknown setting is warned of, and the others count', () => {
  expect(read('{\n"theme": "dark",\n"font": "x"}')).toMatchObject({
    settings: { theme: 'dark' },
    problems: [
      expect.stringMatching(/^config\.json:3: relata knows no such setting \(font\); it may hold theme, /),
    ],
    severities: ['warning'],
  });
});
