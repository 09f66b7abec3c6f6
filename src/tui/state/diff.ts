import type { FileChange, WritePlan } from '../../plan/types.js';
import { hunksOf } from '../../plan/unified-diff.js';
import { inAdvance } from './in-advance.js';
import { changedRows } from './ledger-diff.js';

/** One line of the diff on the commit screen. */
export interface DiffLine {
  /** `more` goes on with the warning before it. */
  readonly kind: 'warning' | 'more' | 'file' | 'hunk' | 'added' | 'removed' | 'context';
  readonly text: string;
}

/** What stands before a line of each kind, so that nothing is told by colour alone. */
export const DIFF_SIGNS: Readonly<Record<DiffLine['kind'], string>> = {
  warning: '! ',
  more: '  ',
  file: '',
  hunk: '',
  added: '+',
  removed: '-',
  context: ' ',
};

/** The diff of a whole plan, file by file; of the ledger, rows in words. Worked out once for each plan. */
export const diffLines = inAdvance(makeDiff);

function* makeDiff({ files }: WritePlan): Generator<void, readonly DiffLine[]> {
  const lines: DiffLine[][] = [];
  for (const file of files) {
    lines.push(fileDiff(file));
    yield;
  }
  return lines.flat();
}

const KINDS = { '+': 'added', '-': 'removed', ' ': 'context' } as const;

function fileDiff(change: FileChange): DiffLine[] {
  return [
    { kind: 'file', text: change.before === null ? `${change.path} (new)` : change.path },
    ...(change.kind === 'ledger' && change.path.endsWith('.tsv') ? changedRows(change) : hunkLines(change)),
  ];
}

function hunkLines(change: FileChange): DiffLine[] {
  return hunksOf(change).flatMap(({ header, lines }): DiffLine[] => [
    { kind: 'hunk', text: header },
    ...lines.map(({ sign, text }) => ({ kind: KINDS[sign], text })),
  ]);
}
