import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStix, readStix } from '../../src/ledger/exchange/stix.js';
import { stixComplaints } from '../support/stix-rules.js';
import { anyRow } from './arbitrary.js';
import { BOB, row, u } from './make.js';

const kinds = [
  'actor',
  'campaign',
  'malware',
  'tool',
  'technique',
  'mitigation',
  'vulnerability',
  'sector',
  'place',
];
const describeEntry = ({ uuid }: { uuid: string }) => ({
  kind: kinds[Number(uuid.slice(-3)) % kinds.length] ?? '',
  synonyms: ['Other name'],
  description: 'What it is.',
});
const objectsIn = (text: string): Record<string, unknown>[] => JSON.parse(text).objects;

describe('formatStix', () => {
  it('writes what STIX 2.1 allows, whatever is in the rows', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 5 }), (rows) => {
        expect(stixComplaints(formatStix(rows, describeEntry))).toEqual([]);
      }),
    );
  });

  it('gives the same bytes for the same rows, in any order', () => {
    const rows = [row(1, 2), row(3, 4, { author: BOB })];
    expect(formatStix(rows, describeEntry)).toBe(formatStix([...rows].reverse(), describeEntry));
  });

  it('puts only what is accepted in force', () => {
    const rows = [
      row(1, 2),
      row(3, 4, { verdict: 'rejected' }),
      row(5, 6, { verdict: 'unsure' }),
      row(7, 8, { justification: 'semapv:LexicalMatching' }),
    ];
    const relationships = objectsIn(formatStix(rows, describeEntry)).filter(
      ({ type }) => type === 'relationship',
    );
    expect(relationships.filter(({ revoked }) => revoked !== true).map((r) => r.source_ref)).toEqual([
      `campaign--${u(1)}`,
    ]);
  });

  it('leaves the entries of MITRE to MITRE, under their own ids', () => {
    const rows = [row(1, 2, { subject: { uuid: u(1), value: 'APT1', cluster: 'mitre-intrusion-set' } })];
    const objects = objectsIn(formatStix(rows, () => ({ kind: 'actor', synonyms: [], description: '' })));
    expect(objects.filter(({ type }) => type === 'intrusion-set').map(({ id }) => id)).toEqual([
      `intrusion-set--${u(2)}`,
    ]);
  });
});

describe('readStix', () => {
  it("takes another publisher's relationships as predictions, and leaves out what was revoked", () => {
    const relationship = {
      type: 'relationship',
      id: `relationship--${u(9)}`,
      relationship_type: 'uses',
      source_ref: `intrusion-set--${u(1)}`,
      target_ref: `malware--${u(2)}`,
      created: '2024-02-29T12:00:00.000Z',
      confidence: 80,
      labels: ['x:y="z"', 'plain label'],
    };
    const text = JSON.stringify(
      {
        type: 'bundle',
        id: `bundle--${u(8)}`,
        objects: [
          { type: 'malware' },
          relationship,
          { ...relationship, id: 'relationship--x', revoked: true },
        ],
      },
      null,
      1,
    );
    const { rows, problems } = readStix({ path: 'x.json', text }, () => true);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        line: 10,
        row: {
          subject: { uuid: u(1) },
          object: { uuid: u(2) },
          type: 'uses',
          tags: ['x:y="z"'],
          confidence: 0.8,
          date: '2024-02-29',
          justification: 'semapv:UnspecifiedMatching',
        },
      },
    ]);
  });

  it('names the line of a relationship that it cannot read', () => {
    const text = `{"type": "bundle", "objects": [\n{"type": "relationship", "id": "r", "relationship_type": "uses", "source_ref": "a", "target_ref": "b"}]}`;
    expect(readStix({ path: 'x', text }, () => true).problems).toMatchObject([
      { line: 2, severity: 'error' },
    ]);
  });
});
