import { describe, expect, it } from 'vitest';
import { pendingDecisions } from '../../src/ledger/pending.js';
import { keyOf } from '../../src/ledger/rows.js';
import type { JournalRecord } from '../../src/ledger/types.js';
import { decision } from './make.js';

const at = '2026-05-04T10:00:00.000Z';
let counter = 0;
const id = () => `r${++counter}`;
const decide = (step: string, ...pairs: [number, number, ('accepted' | 'rejected')?][]): JournalRecord => ({
  kind: 'decide',
  id: step,
  at,
  decisions: pairs.map(([a, b, verdict = 'accepted']) => decision(a, b, { verdict })),
});
const undo = (step: string): JournalRecord => ({ kind: 'undo', id: id(), at, step });
const redo = (step: string): JournalRecord => ({ kind: 'redo', id: id(), at, step });
const committed = (...steps: string[]): JournalRecord => ({
  kind: 'committed',
  id: id(),
  at,
  steps,
  commit: null,
});
const reopen = (...pairs: string[]): JournalRecord => ({ kind: 'reopen', id: id(), at, pairs });

describe('pendingDecisions', () => {
  it.each<[string, JournalRecord[], string[]]>([
    ['nothing', [], []],
    ['a step', [decide('s1', [1, 2])], ['s1']],
    ['steps in order', [decide('s1', [1, 2]), decide('s2', [3, 4])], ['s1', 's2']],
    ['an undone step', [decide('s1', [1, 2]), undo('s1')], []],
    ['a step undone twice', [decide('s1', [1, 2]), undo('s1'), undo('s1'), redo('s1')], ['s1']],
    [
      'a step brought back',
      [decide('s1', [1, 2]), decide('s2', [3, 4]), undo('s1'), redo('s1')],
      ['s1', 's2'],
    ],
    ['a step brought back that was never undone', [decide('s1', [1, 2]), redo('s1')], ['s1']],
    ['an unknown step', [undo('x'), redo('x'), committed('x'), decide('s1', [1, 2])], ['s1']],
    ['a committed step', [decide('s1', [1, 2]), decide('s2', [3, 4]), committed('s1')], ['s2']],
    ['undo after commit', [decide('s1', [1, 2]), committed('s1'), undo('s1'), redo('s1')], []],
    ['the same record twice', [decide('s1', [1, 2]), decide('s1', [1, 2])], ['s1']],
  ])('%s', (_, records, steps) => {
    expect(pendingDecisions(records).steps.map((step) => step.id)).toEqual(steps);
  });

  it('lets the last decision of a pair win, in either order of its sides', () => {
    const pending = pendingDecisions([
      decide('s1', [1, 2, 'accepted'], [3, 4]),
      decide('s2', [2, 1, 'rejected']),
    ]);
    expect(pending.decisions.map((d) => [d.subject.uuid.slice(-1), d.verdict])).toEqual([
      ['3', 'accepted'],
      ['2', 'rejected'],
    ]);
    const undone = pendingDecisions([decide('s1', [1, 2]), decide('s2', [2, 1, 'rejected']), undo('s2')]);
    expect(undone.decisions.map((d) => d.verdict)).toEqual(['accepted']);
    expect(undone.undone.map((step) => step.id)).toEqual(['s2']);
  });

  it('keeps a pair open until it is decided again', () => {
    const key = keyOf(decision(1, 2));
    const open = (...records: JournalRecord[]) => [...pendingDecisions(records).reopened];
    expect(open(reopen(key))).toEqual([key]);
    expect(open(reopen(key.split(' ').reverse().join(' ')))).toEqual([key]);
    expect(open(decide('s1', [1, 2]), committed('s1'), reopen(key))).toEqual([key]);
    expect(open(reopen(key), decide('s1', [2, 1]))).toEqual([]);
    expect(open(reopen(key), decide('s1', [1, 2]), undo('s1'))).toEqual([key]);
    expect(open(reopen(key), decide('s1', [1, 2]), committed('s1'))).toEqual([]);
  });
});
