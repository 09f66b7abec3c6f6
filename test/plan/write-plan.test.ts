import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLedger } from '../../src/ledger/open.js';
import { COMPOSITE } from '../../src/ledger/rows.js';
import type { LedgerRow } from '../../src/ledger/types.js';
import { BOB, entry, row, u } from '../ledger/make.js';
import {
  after,
  clusterText,
  type Files,
  GALAXY,
  item,
  ledgerFilesOf,
  ledgerOf,
  mergedLedgers,
  plan,
  relatedOf,
  versionOf,
} from './make.js';

const LIKELY = 'estimative-language:likelihood-probability="likely"';

function rowsOf(files: Files): readonly LedgerRow[] {
  return readLedger(ledgerOf(files)).rows;
}

/** A galaxy in which entry 1 is what `more` says. */
function withEntry1(more: object): Files {
  return { ...GALAXY, 'clusters/left.json': clusterText([item(1, more), item(3), item(5)], 10) };
}

describe('which sides are written', () => {
  it.each([
    ['similar', ['similar 2'], ['similar 1'], 'both'],
    ['same-as', ['same-as 2'], ['same-as 1'], 'both'],
    ['contains', ['contains 2'], ['contained-by 1'], 'both'],
    ['contained-by', ['contained-by 2'], ['contains 1'], 'both'],
    ['uses', ['uses 2'], ['used-by 1'], 'both'],
    ['subtechnique-of', ['subtechnique-of 2'], [], 'subject'],
    ['never-heard-of', ['never-heard-of 2'], [], 'subject'],
  ] as const)('%s', (type, subject, object, wrote) => {
    const planned = plan([row(1, 2, { type })]);
    const files = after(planned);
    expect(relatedOf(files, 1)).toEqual(subject);
    expect(relatedOf(files, 2)).toEqual(object);
    expect(planned.outcomes[0]).toMatchObject({ result: 'written', wrote });
    expect(rowsOf(files)[0]?.wrote).toBe(wrote);
  });

  it('tags stand on both sides, and no key stands for none', () => {
    const files = after(plan([row(1, 2, { tags: [LIKELY, 'a:b'] }), row(3, 4)]));
    expect(relatedOf(files, 1)).toEqual([`similar 2 [${LIKELY} a:b]`]);
    expect(relatedOf(files, 2)).toEqual([`similar 1 [${LIKELY} a:b]`]);
    expect(files['clusters/left.json']?.match(/"tags"/g)).toHaveLength(1);
  });

  it('a side that has it is left as it is, whatever its tags', () => {
    const had = withEntry1({ related: [{ 'dest-uuid': u(2), tags: ['a:b'], type: 'similar ' }] });
    const planned = plan([row(1, 2, { tags: [LIKELY] })], had);
    const files = after(planned, had);
    expect(files['clusters/left.json']).toBe(had['clusters/left.json']);
    expect(relatedOf(files, 2)).toEqual([`similar 1 [${LIKELY}]`]);
    expect(planned.outcomes[0]).toMatchObject({ result: 'written', wrote: 'object' });
  });

  it('an existing half of another type stays, and is said', () => {
    const had = withEntry1({ related: [{ 'dest-uuid': u(2), type: 'uses' }] });
    const planned = plan([row(1, 2)], had);
    expect(relatedOf(after(planned, had), 1)).toEqual(['uses 2', 'similar 2']);
    expect(planned.outcomes[0]?.notes).toEqual(['Entry 1 already has uses to Entry 2, which stays']);
  });

  it('new relations go to the end, in the order of the decisions', () => {
    const had = withEntry1({ related: [{ 'dest-uuid': 'zz', type: 'uses' }] });
    const files = after(plan([row(1, 6), row(2, 1), row(1, 4)], had), had);
    expect(relatedOf(files, 1)).toEqual(['uses NaN', 'similar 6', 'similar 2', 'similar 4']);
  });

  it('a UUID is written as the entry has it', () => {
    const upper = u(2).replace('8000', 'ABCD');
    const files = {
      ...GALAXY,
      'clusters/right.json': clusterText([{ ...item(2), uuid: upper }]),
    };
    const decided = row(1, 2, { object: { ...entry(2), uuid: upper.toLowerCase() } });
    expect(after(plan([decided], files), files)['clusters/left.json']).toContain(`"dest-uuid": "${upper}"`);
  });
});

describe('versions', () => {
  it('are raised once in each file that changes', () => {
    const files = after(plan([row(1, 2), row(3, 4), row(5, 6, { type: 'subtechnique-of' })]));
    expect([versionOf(files, 'left'), versionOf(files, 'right')]).toEqual([11, 21]);
  });

  it('stay where nothing changes', () => {
    const planned = plan([row(1, 2, { type: 'subtechnique-of' }), row(3, 4, { verdict: 'rejected' })]);
    expect(planned.files.map((file) => [file.path, file.version])).toEqual([
      ['clusters/left.json', { from: 10, to: 11 }],
      ['curation/positive.sssom.tsv', null],
      ['curation/negative.sssom.tsv', null],
      ['curation/.gitattributes', null],
    ]);
  });
});

describe('revoked-by', () => {
  it('marks its subject and is written there alone', () => {
    const files = after(plan([row(1, 2, { type: 'revoked-by' })]));
    expect(relatedOf(files, 1)).toEqual(['revoked-by 2']);
    expect(relatedOf(files, 2)).toEqual([]);
    expect(JSON.parse(files['clusters/left.json'] ?? '').values[0]).toMatchObject({ revoked: true });
  });

  it.each([
    ['is revoked', { 'clusters/right.json': clusterText([item(2, { revoked: true })]) }, []],
    ['stands in right, which is deprecated', {}, ['right']],
  ])('does not point at an entry that %s', (why, files, deprecated) => {
    const planned = plan([row(1, 2, { type: 'revoked-by' })], { ...GALAXY, ...files }, { deprecated });
    expect(planned.files).toEqual([]);
    expect(planned.outcomes[0]).toMatchObject({ result: 'refused', reason: `Entry 2 ${why} itself` });
  });

  it('does not go in circles', () => {
    const planned = plan([row(1, 2, { type: 'revoked-by' }), row(2, 1, { type: 'revoked-by' })]);
    expect(planned.outcomes.map((o) => o.result)).toEqual(['written', 'refused']);
  });

  it('is at peace once it stands, even if its object is revoked later', () => {
    const decided = row(1, 2, { type: 'revoked-by' });
    const files = after(plan([decided]));
    const later = { ...files, 'clusters/right.json': clusterText([item(2, { revoked: true })]) };
    expect(plan([decided], later)).toMatchObject({ files: [], outcomes: [{ result: 'already-there' }] });
  });
});

describe('a decision that takes the place of another', () => {
  it('takes out exactly what the other wrote', () => {
    const had = withEntry1({ related: [{ 'dest-uuid': u(2), type: 'similar' }] });
    const accepted = after(plan([row(1, 2)], had), had);
    const files = after(plan([row(2, 1, { verdict: 'rejected' })], accepted), accepted);
    expect(relatedOf(files, 1)).toEqual(['similar 2']);
    expect(relatedOf(files, 2)).toEqual([]);
    expect(rowsOf(files).map((r) => [r.verdict, r.wrote])).toEqual([['rejected', 'none']]);
    expect(versionOf(files, 'left')).toBe(10);
  });

  it('retypes a relation where it stands', () => {
    const accepted = after(plan([row(1, 2, { tags: ['a:b'] }), row(1, 4)]));
    const files = after(plan([row(2, 1, { type: 'contains', tags: ['a:b'] })], accepted), accepted);
    expect(relatedOf(files, 1)).toEqual(['contained-by 2 [a:b]', 'similar 4']);
    expect(relatedOf(files, 2)).toEqual(['contains 1 [a:b]']);
    expect(rowsOf(files).find((r) => r.type === 'contains')?.wrote).toBe('both');
  });

  it('changes tags, but not those that somebody has changed in the file since', () => {
    const accepted = after(plan([row(1, 2, { tags: ['a:b'] })]));
    const edited: Files = {
      ...accepted,
      'clusters/left.json': (accepted['clusters/left.json'] ?? '').replace('a:b', 'by:hand'),
    };
    expect(plan([row(1, 2, { tags: ['a:b'] })], edited).files).toEqual([]);
    const files = after(plan([row(1, 2, { tags: ['c:d'] })], edited), edited);
    expect(relatedOf(files, 1)).toEqual(['similar 2 [c:d]']);
    expect(relatedOf(files, 2)).toEqual(['similar 1 [c:d]']);
  });

  it('keeps what it wrote when it is taken again, and writes what is missing', () => {
    const accepted = after(plan([row(1, 2)]));
    const lost: Files = { ...accepted, 'clusters/right.json': GALAXY['clusters/right.json'] ?? '' };
    const planned = plan([row(1, 2)], lost);
    expect(planned.files.map((file) => file.path)).toEqual(['clusters/right.json']);
    expect(planned.outcomes[0]).toMatchObject({ result: 'written', wrote: 'both' });
  });

  it('counts within one write as well', () => {
    const files = after(plan([row(1, 2), row(1, 2, { type: 'contains' })]));
    expect(relatedOf(files, 1)).toEqual(['contains 2']);
    expect(rowsOf(files)).toHaveLength(1);
  });
});

describe('what curators disagree on', () => {
  const [similar, uses] = [plan([row(1, 2)]), plan([row(1, 2, { type: 'uses', author: BOB })])];
  const both = [ledgerFilesOf(similar), ledgerFilesOf(uses)];

  const approved = { reviewer: BOB, reviewDate: '2026-05-05', reviewerAgreement: 1 };

  it.each([
    ['the one that stands in the clusters', similar, row(1, 2, approved), ['similar 2'], ['similar 1']],
    ['the other one', similar, row(1, 2, { type: 'uses' }), ['uses 2'], ['used-by 1']],
    ['neither', similar, row(1, 2, { verdict: 'rejected' }), [], []],
    ['a third', uses, row(1, 2, { type: 'contains' }), ['contains 2'], ['contained-by 1']],
  ])('is settled in favour of %s', (_, kept, chosen, left, right) => {
    const merged = mergedLedgers(after(kept), ...both);
    const planned = plan([chosen], merged);
    const files = after(planned, merged);
    expect(relatedOf(files, 1)).toEqual(left);
    expect(relatedOf(files, 2)).toEqual(right);
    expect(planned.outcomes[0]?.notes).toEqual([]);
    expect(rowsOf(files)).toHaveLength(1);
  });
});

describe('what is refused leaves the rest alone', () => {
  const fine = row(3, 4);
  const cases: readonly (readonly [string, LedgerRow, Files, string])[] = [
    ['an unknown entry', row(1, 8), GALAXY, 'right no longer has an entry with the UUID'],
    ['an entry and itself', row(1, 1), GALAXY, 'subject and object are the same entry'],
    ['no type', row(1, 2, { type: ' ' }), GALAXY, 'no usable relation type'],
    ['a malformed tag', row(1, 2, { tags: ['likely'] }), GALAXY, 'the tag likely is malformed'],
    [
      'a UUID doubled in one file',
      row(1, 2),
      { ...GALAXY, 'clusters/right.json': clusterText([item(2), item(2), item(4)], 20) },
      `clusters/right.json has the UUID ${u(2)} twice`,
    ],
    [
      'two keys `related`',
      row(1, 2),
      {
        ...GALAXY,
        'clusters/left.json': clusterText([item(1), item(3)]).replace(
          '{\n      "uuid"',
          '{"related":[],"related":[],"uuid"',
        ),
      },
      'it has two keys `related`',
    ],
    [
      'another name',
      row(1, 2, { subject: { ...entry(1), value: 'Old' } }),
      GALAXY,
      'Old in left is called Entry 1 now',
    ],
  ];

  it.each(cases)('%s', (_, bad, files, reason) => {
    const planned = plan([bad, fine], files);
    expect(planned.outcomes.map((o) => o.result)).toEqual(['refused', 'written']);
    expect(planned.outcomes[0]?.reason).toContain(reason);
    expect(planned.outcomes[0]?.remedy).toBeTruthy();
    expect(relatedOf(after(planned, files), 3)).toEqual(['similar 4']);
    expect(rowsOf(after(planned, files))).toHaveLength(1);
  });

  it('a file without version is not edited, but a relation may point into it', () => {
    const files = {
      ...GALAXY,
      'clusters/right.json': clusterText([item(2), item(4)], '"1"').replace('"\\"1\\""', '"1"'),
    };
    const planned = plan([row(1, 2), row(3, 4, { type: 'subtechnique-of' })], files);
    expect(planned.outcomes.map((o) => o.result)).toEqual(['refused', 'written']);
    expect(planned.outcomes[0]?.reason).toBe('clusters/right.json has no integer `version`');
  });

  it('a cluster that cannot be read is named', () => {
    const files = { ...GALAXY, 'clusters/right.json': '{"values":[],"values":[],"version":1}' };
    const planned = plan([row(1, 2)], files, { homeOf: (ref) => ref.cluster });
    expect(planned.outcomes[0]?.reason).toContain('clusters/right.json: cannot be edited safely');
  });

  it('both rows of a contradiction are', () => {
    const planned = plan([row(1, 2), fine, row(2, 1, { verdict: 'rejected' })]);
    expect(planned.outcomes.map((o) => o.result)).toEqual(['refused', 'written', 'refused']);
  });
});

describe('rows of a file', () => {
  it('are taken by UUID, whatever the entry is called', () => {
    const planned = plan([row(1, 2, { subject: { uuid: u(1), value: 'Old', cluster: '' } })], GALAXY, {
      from: 'file',
    });
    expect(planned.outcomes[0]).toMatchObject({
      result: 'written',
      notes: ['Old is called Entry 1 now'],
      decision: { subject: entry(1) },
    });
  });

  it.each([
    ['an older day', { date: '2026-01-01', author: BOB }, 'refused'],
    ['the same day, by somebody else', { author: BOB }, 'refused'],
    ['the same day, by the same person', {}, 'written'],
    ['a later day', { date: '2026-12-31', author: BOB }, 'written'],
  ])('against the ledger, of %s', (_, change, result) => {
    const rejected = after(plan([row(1, 2, { verdict: 'rejected' })]));
    const planned = plan([row(1, 2, change)], rejected, { from: 'file' });
    expect(planned.outcomes[0]?.result).toBe(result);
  });

  it('of which the ledger has the opposite as well are not written, whatever their day', () => {
    const later = row(1, 2, { date: '2026-12-31' });
    const [accepted, rejected] = [plan([later]), plan([row(1, 2, { verdict: 'rejected', author: BOB })])];
    const merged = { ...GALAXY, ...ledgerFilesOf(accepted), ...ledgerFilesOf(rejected) };
    const planned = plan([later], merged, { from: 'file' });
    expect(planned).toMatchObject({ files: [], outcomes: [{ result: 'refused' }] });
    expect(planned.outcomes[0]?.reason).toMatch(/the ledger has the pair as rejected, by orcid:/);
  });

  it('of which the ledger has another type as well are not written either', () => {
    const [similar, uses] = [plan([row(1, 2)]), plan([row(1, 2, { type: 'uses', author: BOB })])];
    const merged = mergedLedgers(after(uses), ledgerFilesOf(similar));
    const planned = plan([row(1, 2)], merged, { from: 'file' });
    expect(planned).toMatchObject({ files: [], outcomes: [{ result: 'refused' }] });
    expect(planned.outcomes[0]?.reason).toMatch(/the ledger has the pair as accepted uses, by orcid:/);
  });

  it('leave a cluster alone in which a relation is again as it was', () => {
    const files = after(plan([row(1, 2)]));
    expect(plan([row(1, 2, { type: 'contains' }), row(1, 2)], files).files).toEqual([]);
  });

  it('that are unsure without a reviewer are there already the second time', () => {
    const rows = [row(1, 2, { verdict: 'unsure', reviewer: null, reviewerAgreement: 0 })];
    const again = plan(rows, after(plan(rows, GALAXY, { from: 'file' })), { from: 'file' });
    expect(again).toMatchObject({ files: [], outcomes: [{ result: 'already-there' }] });
  });

  it('that are predictions are recorded, and never against a decision', () => {
    const guess = (a: number, b: number) => row(a, b, { justification: COMPOSITE });
    const decided = after(plan([row(1, 2, { verdict: 'rejected' })]));
    const planned = plan([guess(1, 2), guess(3, 4)], decided, { from: 'file' });
    expect(planned.outcomes.map((o) => o.result)).toEqual(['already-there', 'recorded']);
    expect(planned.files.map((file) => file.path)).toEqual(['curation/predictions.sssom.tsv']);
  });
});

describe('any list of decisions', () => {
  const anyRow = fc
    .record({
      a: fc.constantFrom(1, 3, 5),
      b: fc.constantFrom(2, 4, 6),
      turned: fc.boolean(),
      verdict: fc.constantFrom('accepted' as const, 'accepted' as const, 'unsure' as const),
      type: fc.constantFrom('similar', 'contains', 'uses', 'subtechnique-of'),
      tags: fc.subarray([LIKELY, 'a:b']),
    })
    .map(({ a, b, turned, ...change }) => (turned ? row(b, a, change) : row(a, b, change)));
  const lists = fc.array(anyRow, { maxLength: 8 });

  it('changes nothing when it is taken twice', () => {
    fc.assert(
      fc.property(lists, (rows) => {
        const last = new Map(rows.map((r) => [[r.subject.uuid, r.object.uuid].sort().join(), r]));
        const list = [...last.values()];
        const once = after(plan(list));
        const twice = plan(list, once);
        expect(twice.files).toEqual([]);
        expect(twice.outcomes.every((o) => o.result === 'already-there')).toBe(true);
      }),
    );
  });

  it('leaves only the relations of the last decision on each pair', () => {
    fc.assert(
      fc.property(lists, (rows) => {
        const last = new Map(rows.map((r) => [[r.subject.uuid, r.object.uuid].sort().join(), r]));
        const related = (files: Files) => [1, 2, 3, 4, 5, 6].map((n) => relatedOf(files, n).sort());
        expect(related(after(plan(rows)))).toEqual(related(after(plan([...last.values()]))));
      }),
    );
  });
});
