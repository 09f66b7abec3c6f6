import { expect, it } from 'vitest';
import { fingerprint } from '../../src/ledger/fingerprint.js';
import { adoptable } from '../../src/plan/adopt.js';
import { entry, row, u } from '../ledger/make.js';
import { clusterText, galaxyOf, item } from './make.js';

const related = (...relations: [to: number, type: string, tags?: string[]][]) => ({
  related: relations.map(([to, type, tags]) => ({ 'dest-uuid': u(to), type, ...(tags ? { tags } : {}) })),
});
const files = {
  'clusters/left.json': clusterText([
    item(1, related([2, 'targets'], [2, 'similar', ['a:b="c"']], [3, 'similar'], [6, 'uses'])),
    item(3, related([4, 'used-by'])),
    item(5, related([10, 'similar'])),
  ]),
  'clusters/right.json': clusterText([
    item(2, related([1, 'similar', ['a:b="c"']], [1, 'targeted-by'])),
    item(4, related([3, 'uses'])),
    item(6, related([5, 'subtechnique-of'])),
  ]),
  'clusters/old.json': clusterText([item(10)]),
};
const galaxy = galaxyOf(files, ['old']);
const found = (...args: Parameters<typeof adoptable>) =>
  adoptable(...args).rows.map(({ subject, type, object }) => [subject.value, type, object.value].join(' '));

it('a relation between two live clusters that lacks no half is one row', () => {
  expect(found(galaxy, [], [])).toEqual([
    'Entry 1 similar Entry 2',
    'Entry 4 uses Entry 3',
    'Entry 6 subtechnique-of Entry 5',
  ]);
  expect(adoptable(galaxy, [], []).further).toBe(1);
});

it('names nobody, and says that nothing was written', () => {
  const [first] = adoptable(galaxy, [], []).rows;
  const [one, two] = [galaxy.find(u(1))?.entry, galaxy.find(u(2))?.entry];
  if (!one || !two) throw new Error('the galaxy has both');
  expect(first).toMatchObject({
    subject: entry(1),
    verdict: 'accepted',
    tags: ['a:b="c"'],
    author: { label: '', orcid: null },
    date: '',
    wrote: 'none',
    fingerprint: fingerprint(one, two),
  });
});

it('what the ledger has, in whatever way, is left out, and so is what is out of scope', () => {
  expect(found(galaxy, [row(2, 1, { verdict: 'rejected' })], [])).toHaveLength(2);
  expect(found(galaxy, [row(1, 2, { justification: 'semapv:LexicalMatching' })], [])).toHaveLength(3);
  expect(found(galaxy, [], ['left', 'old'])).toEqual([]);
  expect(found(galaxy, [], ['right'])).toHaveLength(3);
});
