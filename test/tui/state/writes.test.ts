import { expect, it } from 'vitest';
import type { Draft } from '../../../src/tui/state/draft.js';
import { writesOf } from '../../../src/tui/state/writes.js';
import { entry, row, u } from '../../ledger/make.js';
import { clusterText, galaxyOf, item } from '../../plan/make.js';

const pair = { subject: entry(1), object: entry(2) };
const uses: Draft = { subject: 'subject', type: 'uses', tags: [], note: '' };
const related = (to: number, ...types: string[]) => ({
  related: types.map((type) => ({ 'dest-uuid': u(to), type })),
});
const galaxy = galaxyOf({
  'clusters/left.json': clusterText([item(1, related(2, 'similar', 'targets'))]),
  'clusters/right.json': clusterText([item(2, related(1, 'similar'))]),
});

it.each([
  ['nobody has decided', [], ['similar', 'targets'], []],
  ['what stands was there before', [row(1, 2, { wrote: 'none' })], ['similar', 'targets'], []],
  ['an earlier decision has written it', [row(1, 2, { wrote: 'both' })], ['targets'], ['similar']],
  ['one of two has', [row(1, 2, { type: 'uses' }), row(1, 2, { wrote: 'both' })], ['targets'], ['similar']],
  ['half of it', [row(1, 2, { wrote: 'subject' })], ['targets', 'similar'], ['similar']],
])('what stays and what goes where %s', (_, earlier, others, replaced) => {
  expect(writesOf(pair, uses, galaxy, earlier)).toMatchObject({ others, replaced });
});
