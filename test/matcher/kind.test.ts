import { describe, expect, test } from 'vitest';
import { clusterKind, familyOf, guessKind, shareIds } from '../../src/matcher/kind.js';

const unknown = { name: 'x', type: 'x', title: 'X', category: '', description: '' };

describe('clusterKind', () => {
  test("goes by the type of MISP's own frameworks, whatever the file is called", () => {
    expect(clusterKind({ ...unknown, name: 'renamed', type: 'mitre-intrusion-set' })).toBe('actor');
  });
});

describe('guessKind', () => {
  test.each([
    [{ type: 'acme-threat-actors' }, 'actor'],
    [{ title: 'ACME Malware Families' }, 'malware'],
    [{ title: 'Cloud Attack Techniques' }, 'technique'],
    [{ title: 'ACME Countermeasures' }, 'mitigation'],
    [{ title: 'Sigma detection rules' }, 'detection'],
    [{ title: 'Industry sectors' }, 'sector'],
    [{ category: 'actor' }, 'actor'],
    [{ description: 'A list of countries' }, 'place'],
    [{}, 'term'],
  ])('%o is %s', (facts, kind) => {
    expect(guessKind({ ...unknown, ...facts })).toBe(kind);
  });
});

describe('shareIds', () => {
  test.each([
    ['malware', 'tool', true],
    ['technique', 'mitigation', true],
    ['technique', 'detection', true],
    ['malware', 'workforce', false],
    ['technique', 'workforce', false],
  ] as const)('%s and %s: %s', (a, b, expected) => {
    expect(shareIds(a, b)).toBe(expected);
    expect(shareIds(b, a)).toBe(expected);
  });

  test('kinds of one family always can', () => {
    expect(familyOf('malware')).toBe(familyOf('exploit kit'));
  });
});
