import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LEDGER, readLedger } from '../../src/ledger/open.js';
import { revertRows } from '../../src/ledger/revert.js';
import { fileOf, keyOf, LEDGER_FILES, reviewed, toRow } from '../../src/ledger/rows.js';
import { asWritten } from '../../src/ledger/sssom/row-out.js';
import type { LedgerRow, LedgerTexts } from '../../src/ledger/types.js';
import { upsertRows } from '../../src/ledger/update.js';
import { anyRow } from './arbitrary.js';
import { BOB, row } from './make.js';

const rowsOf = (texts: LedgerTexts) => readLedger(texts).rows;
const ledgerOf = (...rows: LedgerRow[]) => upsertRows(NO_LEDGER, rows).texts;
const linesOf = (texts: LedgerTexts) => LEDGER_FILES.flatMap((file) => texts[file]?.split('\n') ?? []);
const isPrediction = (r: LedgerRow) => fileOf(r) === 'predictions';
/** Lines that `b` has and `a` lacks, counted. */
const plus = (a: LedgerTexts, b: LedgerTexts) => {
  const rest = linesOf(a);
  return linesOf(b).filter((line) => {
    const at = rest.indexOf(line);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
};

describe('upsertRows', () => {
  it('writes only the files that get a row', () => {
    const { texts, changed } = upsertRows(NO_LEDGER, [row(1, 2)]);
    expect(changed).toEqual(['positive']);
    expect(texts.negative).toBeNull();
    expect(rowsOf(texts)).toEqual([row(1, 2)]);
  });

  it('sorts rows, and puts the smaller UUID of a symmetric row first', () => {
    const texts = ledgerOf(row(5, 6), row(4, 1, { wrote: 'subject' }), row(1, 3, { type: 'uses' }));
    expect(
      rowsOf(texts).map((r) => [r.type, r.subject.uuid.slice(-1), r.object.uuid.slice(-1), r.wrote]),
    ).toEqual([
      ['uses', '1', '3', 'none'],
      ['similar', '1', '4', 'object'],
      ['similar', '5', '6', 'none'],
    ]);
  });

  it('changes one line out and one in', () => {
    const before = ledgerOf(row(1, 2), row(3, 4), row(5, 6));
    const { texts, changed } = upsertRows(before, [row(4, 3, { verdict: 'rejected' })]);
    expect(changed).toEqual(['positive', 'negative']);
    expect(plus(texts, before)).toHaveLength(1);
    expect(rowsOf(texts).map(fileOf)).toEqual(['positive', 'positive', 'negative']);

    const again = upsertRows(texts, [row(1, 2, { note: 'sure' })]);
    expect([plus(texts, again.texts).length, plus(again.texts, texts).length]).toEqual([1, 1]);
  });

  it('changes nothing when the same is said again, later and by a newer version', () => {
    const before = ledgerOf(row(1, 2, { wrote: 'both' }), row(3, 4, { type: 'uses', author: BOB }));
    const again = [
      row(2, 1, { date: '2030-01-01', toolVersion: '9' }),
      row(3, 4, { type: 'uses', author: BOB }),
    ];
    const { texts, changed } = upsertRows(before, again);
    expect(changed).toEqual([]);
    expect(texts).toEqual(before);
  });

  it.each<[string, Partial<LedgerRow>, Partial<LedgerRow>, string]>([
    ['keeps what was written for the same relation', { wrote: 'subject' }, { note: 'x' }, 'subject'],
    ['adds what is written now', { wrote: 'subject' }, { wrote: 'object' }, 'both'],
    ['starts anew for another type', { wrote: 'both' }, { type: 'uses' }, 'none'],
    ['starts anew after a rejection', { wrote: 'both' }, { verdict: 'rejected' }, 'none'],
  ])('%s', (_, old, now, wrote) => {
    expect(rowsOf(upsertRows(ledgerOf(row(1, 2, old)), [row(1, 2, now)]).texts)[0]?.wrote).toBe(wrote);
  });

  it('starts anew when a one-way relation is turned', () => {
    const before = ledgerOf(row(1, 2, { type: 'uses', wrote: 'subject' }));
    expect(rowsOf(upsertRows(before, [row(2, 1, { type: 'uses' })]).texts)[0]?.wrote).toBe('none');
  });

  it('adds a review without touching when and with what it was decided', () => {
    const mine = row(1, 2, { date: '2024-02-29', toolVersion: '0.9', wrote: 'both' });
    const review = { reviewer: BOB, date: '2026-05-04', agreement: 1 };
    const now = toRow(reviewed(mine, review), { name: 'relata', version: '1.2.3' });
    const expected = { ...mine, reviewer: BOB, reviewDate: '2026-05-04', reviewerAgreement: 1 };
    expect(rowsOf(upsertRows(ledgerOf(mine), [now]).texts)).toEqual([expected]);
  });

  it('never puts a prediction over a decision, but a decision over a prediction', () => {
    const prediction = row(1, 2, { justification: 'semapv:LexicalMatching' });
    const decided = ledgerOf(row(1, 2, { verdict: 'unsure' }));
    expect(upsertRows(decided, [prediction]).texts).toEqual(decided);
    const { texts } = upsertRows(ledgerOf(prediction), [row(1, 2)]);
    expect(rowsOf(texts).map(fileOf)).toEqual(['positive']);
  });

  it('refuses a pair that is given accepted and rejected', () => {
    const { texts, refused } = upsertRows(NO_LEDGER, [
      row(1, 2),
      row(2, 1, { verdict: 'rejected' }),
      row(3, 4),
    ]);
    expect(refused.map(({ row: r }) => r.verdict)).toEqual(['accepted', 'rejected']);
    expect(rowsOf(texts)).toHaveLength(1);
  });

  it('mends a pair that stands in several files, as after a merge', () => {
    const a = ledgerOf(row(1, 2));
    const b = ledgerOf(row(1, 2, { verdict: 'rejected' }));
    const { texts } = upsertRows({ ...a, negative: b.negative }, [row(1, 2, { verdict: 'unsure' })]);
    expect(rowsOf(texts).map(fileOf)).toEqual(['unsure']);
  });

  it('does not settle a dispute by repeating one side of it', () => {
    const disputed = {
      ...ledgerOf(row(1, 2)),
      unsure: ledgerOf(row(1, 2, { verdict: 'unsure', author: BOB })).unsure,
    };
    expect(upsertRows(disputed, rowsOf(disputed)).changed).toEqual([]);
  });

  it('keeps columns, comments and lines that it cannot read', () => {
    const [header, columns, ...rest] = splitHeader(ledgerOf(row(1, 2), row(5, 6)).positive ?? '');
    const mine = `${header}${columns}\tticket\n# hers\n${rest[0]}\tT-1\ntorn line\n${rest[1]}\tT-2\n`;
    const { texts, problems } = upsertRows({ ...NO_LEDGER, positive: mine }, [
      row(3, 4),
      row(1, 2, { note: 'n' }),
    ]);
    expect(problems).toMatchObject([{ severity: 'error', file: 'curation/positive.sssom.tsv', line: 25 }]);
    const lines = (texts.positive ?? '').split('\n').slice(22);
    expect(lines.map((line) => line.split('\t').at(-1))).toEqual([
      '# hers',
      'T-1',
      '',
      'torn line',
      'T-2',
      '',
    ]);
  });

  it('adds the columns that a file lacks', () => {
    const text = `subject_id\tpredicate_id\tobject_id\nmisp.galaxy:a\tmisp:uses\tmisp.galaxy:b\n`;
    const { texts } = upsertRows({ ...NO_LEDGER, positive: text }, [row(1, 2)]);
    expect(texts.positive).toContain('\nmisp.galaxy:a\tmisp:uses\tmisp.galaxy:b\n');
    expect(rowsOf(texts)).toHaveLength(2);
    expect(rowsOf(texts)).toContainEqual(row(1, 2));
  });

  it('holds one decision a pair, the last, sorted, whatever is put in', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRow, { maxLength: 4 }), { maxLength: 4 }), (batches) => {
        const expected = new Map<string, LedgerRow>();
        let texts: LedgerTexts = NO_LEDGER;
        for (const batch of batches) {
          const update = upsertRows(texts, batch);
          texts = update.texts;
          const refused = new Set(update.refused.map(({ row: r }) => keyOf(r)));
          const weakFirst = [...batch].sort((a, b) => Number(isPrediction(b)) - Number(isPrediction(a)));
          for (const r of weakFirst) {
            const old = expected.get(keyOf(r));
            const weaker = isPrediction(r) && old && !isPrediction(old);
            if (!refused.has(keyOf(r)) && !weaker) expected.set(keyOf(r), r);
          }
        }
        const rows = rowsOf(texts);
        const verdicts = (list: Iterable<LedgerRow>) =>
          [...list].map((r) => `${keyOf(r)} ${r.verdict}`).sort();
        expect(rows.map(keyOf).sort()).toEqual([...expected.keys()].sort());
        for (const file of LEDGER_FILES) {
          const keys = rows.filter((r) => fileOf(r) === file).map(sortCells);
          expect(keys).toEqual([...keys].sort());
        }
        expect(verdicts(rows)).toEqual(verdicts(expected.values()));
        expect(upsertRows(texts, rows).changed).toEqual([]);
      }),
    );
  });
});

describe('revertRows', () => {
  it('takes back exactly what changed', () => {
    const batch = fc.array(anyRow, { maxLength: 4 });
    fc.assert(
      fc.property(batch, batch, (first, second) => {
        const before = upsertRows(NO_LEDGER, first).texts;
        const after = upsertRows(before, second).texts;
        const { texts, kept } = revertRows(after, before, after);
        expect(kept).toEqual([]);
        expect(rowsOf(texts)).toEqual(rowsOf(before));
      }),
    );
  });

  it('leaves alone what others did since, and says so of the same pair', () => {
    const before = ledgerOf(row(1, 2), row(3, 4));
    const after = upsertRows(before, [row(1, 2, { verdict: 'rejected' }), row(5, 6), row(7, 8)]).texts;
    const now = upsertRows(after, [row(7, 8, { verdict: 'unsure' }), row(9, 10)]).texts;
    const { texts, kept, reverted } = revertRows(now, before, after);
    expect(reverted).toHaveLength(2);
    expect(kept.map((r) => [r.subject.uuid.slice(-1), r.verdict])).toEqual([['7', 'unsure']]);
    expect(rowsOf(texts).map((r) => [r.subject.uuid.slice(-1), r.verdict])).toEqual([
      ['1', 'accepted'],
      ['3', 'accepted'],
      ['9', 'accepted'],
      ['7', 'unsure'],
    ]);
  });
});

function sortCells(r: LedgerRow): string {
  const predicate = upsertRows(NO_LEDGER, [r]).texts[fileOf(r)]?.split('\n').at(-2)?.split('\t') ?? [];
  const written = asWritten(r);
  return [written.subject.uuid, predicate[2], written.object.uuid].join('\t');
}

function splitHeader(text: string): string[] {
  const lines = text.trimEnd().split('\n');
  const header = lines.filter((line) => line.startsWith('#')).map((line) => `${line}\n`);
  return [header.join(''), ...lines.filter((line) => !line.startsWith('#'))];
}
