import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesSince, fingerprint, type Judged } from '../../src/ledger/fingerprint.js';

const A: Judged = {
  uuid: 'aaaa',
  value: 'APT32',
  synonyms: ['OceanLotus', 'APT-C-00'],
  description: 'Espionage.',
};
const B: Judged = { uuid: 'bbbb', value: 'APT32 - G0050', synonyms: [], description: '' };

describe('fingerprint', () => {
  it('is symmetric, and reads as SHA-256 of names and description, smaller UUID first', () => {
    expect(fingerprint(A, B)).toBe(fingerprint(B, A));
    // printf '["APT-C-00","APT32","OceanLotus"]' | sha256sum | cut -c1-12, and so on
    expect(fingerprint(A, B)).toBe('7738c8e0ae2a.b03e2abd4fb5/ba1b375465ca.e3b0c44298fc');
  });

  it.each<[string, Partial<Judged>]>([
    ['the order of names', { synonyms: ['APT-C-00', 'OceanLotus'] }],
    ['a name said twice', { synonyms: ['OceanLotus', 'APT-C-00', 'APT32'] }],
    ['white space around the description', { description: '  Espionage.\n' }],
  ])('does not change with %s', (_, change) => {
    expect(changesSince(fingerprint(A, B), { ...A, ...change }, B)).toEqual([]);
  });

  it.each<[string, Partial<Judged>, string[]]>([
    ['a new name', { synonyms: ['OceanLotus', 'APT-C-00', 'SeaLotus'] }, ['names']],
    ['a renamed value', { value: 'APT 32' }, ['names']],
    ['an edited description', { description: 'Espionage' }, ['description']],
    ['both', { value: 'X', description: 'Y' }, ['names', 'description']],
  ])('says that %s changed', (_, change, what) => {
    expect(changesSince(fingerprint(A, B), B, { ...A, ...change })).toEqual([{ uuid: 'aaaa', what }]);
  });

  it('says nothing of what it does not understand', () => {
    for (const text of ['', 'sha1:abc', 'zz.zz/zz.zz']) expect(changesSince(text, A, B)).toEqual([]);
  });

  it('sees every change of names or description', () => {
    const entry = fc.record({
      uuid: fc.constantFrom('x', 'y'),
      value: fc.string(),
      synonyms: fc.array(fc.string()),
      description: fc.string(),
    });
    fc.assert(
      fc.property(entry, entry, (before, after) => {
        const names = (e: Judged) => JSON.stringify([...new Set([e.value, ...e.synonyms])].sort());
        const same = names(before) === names(after) && before.description.trim() === after.description.trim();
        const now = { ...after, uuid: before.uuid };
        expect(changesSince(fingerprint(before, B), now, B).length === 0).toBe(same);
      }),
    );
  });
});
