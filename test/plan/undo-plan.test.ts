import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LEDGER, readLedger } from '../../src/ledger/open.js';
import type { LedgerRow } from '../../src/ledger/types.js';
import { planUndo, type UndoPlan } from '../../src/plan/undo-plan.js';
import { BOB, row, u } from '../ledger/make.js';
import {
  after,
  clusterText,
  type Files,
  freshClusters,
  GALAXY,
  galaxyOf,
  homeIn,
  item,
  ledgerFilesOf,
  ledgerOf,
  mergedLedgers,
  plan,
  relatedOf,
} from './make.js';

/** Plans to take back what led from `before` to `made`, in the files as they are `now`. */
function undo(before: Files, made: Files, now: Files = made): UndoPlan {
  const galaxy = galaxyOf(now);
  return planUndo({
    commit: { hash: 'a'.repeat(40), subject: 'chg: [left, right] relate 1 pair' },
    before: { ...NO_LEDGER, ...ledgerOf(before) },
    after: { ...NO_LEDGER, ...ledgerOf(made) },
    now: { ...NO_LEDGER, ...ledgerOf(now) },
    clustersBefore: new Map(Object.entries(before).filter(([path]) => path.startsWith('clusters/'))),
    clusters: freshClusters(now),
    homeOf: homeIn(galaxy),
    vocabulary: galaxy.vocabulary,
    gitAttributes: now['curation/.gitattributes'] ?? null,
    curator: 'Alice Doe <alice@example.org>',
    version: '1.2.3',
  });
}

/** The clusters without their versions. */
function clustersIn(files: Files): Record<string, string> {
  const clusters = Object.entries(files).filter(([path]) => path.startsWith('clusters/'));
  return Object.fromEntries(clusters.map(([path, text]) => [path, text.replace(/"version": \d+/, '')]));
}

const RICH: Files = {
  'clusters/left.json': clusterText([
    item(1, { related: [] }),
    item(3, { related: [{ 'dest-uuid': u(4), tags: ['a:b'], type: 'similar' }], revoked: false }),
    item(5),
  ]),
  'clusters/right.json': clusterText([item(2), item(4), item(6, { meta: { x: 1 } })]),
};

describe('taking a commit back', () => {
  it('gives back every byte but the versions, which are raised', () => {
    const made = after(plan([row(1, 2), row(3, 4), row(5, 6, { type: 'revoked-by' })], RICH), RICH);
    const planned = undo(RICH, made);
    const back = after(planned, made);
    expect(clustersIn(back)).toEqual(clustersIn(RICH));
    expect(planned.files.map((file) => [file.path, file.version])).toEqual([
      ['clusters/left.json', { from: 2, to: 3 }],
      ['clusters/right.json', { from: 2, to: 3 }],
      ['curation/positive.sssom.tsv', null],
    ]);
    expect(planned.reopened).toHaveLength(3);
  });

  it.each([
    ['accepted and rejected, and it stood', [row(1, 2)], row(1, 2, { verdict: 'rejected', author: BOB })],
    ['accepted and unsure, and it stood', [row(1, 2)], row(1, 2, { verdict: 'unsure', author: BOB })],
    ['accepted as two, and the one stood', [row(1, 2)], row(1, 2, { type: 'uses', author: BOB })],
    ['accepted and rejected, and nothing stood', [], row(1, 2, { verdict: 'rejected', author: BOB })],
  ])('gives back what stood where a disagreement was settled: %s', (_, written, other) => {
    const claimed = ledgerFilesOf(plan([row(1, 2)]));
    const disputed = mergedLedgers(after(plan(written)), claimed, ledgerFilesOf(plan([other])));
    const made = after(plan([row(1, 2, { verdict: 'rejected', note: 'settled' })], disputed), disputed);
    expect(relatedOf(made, 1)).toEqual([]);
    const back = after(undo(disputed, made), made);
    expect(clustersIn(back)).toEqual(clustersIn(disputed));
    const rowsIn = (files: Files) => new Set(readLedger({ ...NO_LEDGER, ...ledgerOf(files) }).rows);
    expect(rowsIn(back)).toEqual(rowsIn(disputed));
  });

  it('says so in the message', () => {
    const made = after(plan([row(1, 2)]));
    expect(undo(GALAXY, made).message).toEqual({
      subject: 'chg: [left, right] take back 1 pair',
      body: 'Takes back what aaaaaaaaaaaa added: chg: [left, right] relate 1 pair\n\n- no longer: Entry 1 (left) similar Entry 2 (right)',
      trailers: [
        { key: 'Curated-by', value: 'Alice Doe <alice@example.org>' },
        { key: 'Takes-back', value: 'a'.repeat(40) },
        { key: 'Curated-with', value: 'relata 1.2.3' },
      ],
    });
  });

  it('leaves what others did since', () => {
    const made = after(plan([row(1, 2)]));
    const now = after(plan([row(1, 4), row(3, 2)], made), made);
    const back = after(undo(GALAXY, made, now), now);
    expect([1, 2, 3, 4].map((n) => relatedOf(back, n))).toEqual([
      ['similar 4'],
      ['similar 3'],
      ['similar 2'],
      ['similar 1'],
    ]);
  });

  it('leaves a decision that was replaced since', () => {
    const made = after(plan([row(1, 2), row(3, 4)]));
    const now = after(plan([row(1, 2, { type: 'contains' })], made), made);
    const planned = undo(GALAXY, made, now);
    const back = after(planned, now);
    expect([relatedOf(back, 1), relatedOf(back, 3)]).toEqual([['contains 2'], []]);
    expect(planned.kept).toHaveLength(1);
  });

  it('brings back the decision that the commit had replaced', () => {
    const first = after(plan([row(1, 2, { tags: ['a:b'] })]));
    const made = after(plan([row(1, 2, { verdict: 'rejected' })], first), first);
    expect(relatedOf(made, 1)).toEqual([]);
    const back = after(undo(first, made), made);
    expect([relatedOf(back, 1), relatedOf(back, 2)]).toEqual([['similar 2 [a:b]'], ['similar 1 [a:b]']]);
    expect(ledgerOf(back).positive).toBe(ledgerOf(first).positive);
  });

  it('takes out the half that is left when the other entry is gone', () => {
    const made = after(plan([row(1, 2)]));
    const now = { ...made, 'clusters/right.json': clusterText([item(4), item(6)]) };
    const back = after(undo(GALAXY, made, now), now);
    expect(relatedOf(back, 1)).toEqual([]);
    expect(back['clusters/right.json']).toBe(now['clusters/right.json']);
  });

  it('is exact for any list of decisions', () => {
    const anyRow = fc
      .record({
        a: fc.constantFrom(1, 3, 5),
        b: fc.constantFrom(2, 4, 6),
        verdict: fc.constantFrom('accepted' as const, 'rejected' as const),
        type: fc.constantFrom('similar', 'contains', 'revoked-by'),
        tags: fc.subarray(['a:b', 'c:d']),
      })
      .map(({ a, b, ...change }) => row(a, b, change));
    const onePair = (r: LedgerRow) => `${r.subject.uuid} ${r.object.uuid}`;
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: onePair, maxLength: 6 }), (rows) => {
        const made = after(plan(rows, RICH), RICH);
        const back = after(undo(RICH, made), made);
        expect(clustersIn(back)).toEqual(clustersIn(RICH));
      }),
    );
  });
});
