import { LEDGER_FILES, ledgerPath } from '../ledger/rows.js';
import type { LedgerTexts } from '../ledger/types.js';
import type { FileChange } from './types.js';

export const ATTRIBUTES_PATH = 'curation/.gitattributes';
const UNION_MERGE = '*.sssom.tsv merge=union';

/** The files of the ledger that differ, with the settings that they need beside them. */
export function ledgerChanges(
  before: LedgerTexts,
  after: LedgerTexts,
  gitAttributes: string | null,
): FileChange[] {
  const files = LEDGER_FILES.flatMap((file): FileChange[] => {
    const text = after[file];
    if (text === null || text === before[file]) return [];
    return [
      {
        path: ledgerPath(file),
        kind: 'ledger',
        before: before[file],
        after: text,
        relations: 0,
        version: null,
      },
    ];
  });
  return files.length === 0 ? [] : [...files, ...attributesChange(gitAttributes)];
}

/** Two people who add rows at one place must not meet in a conflict: git merges the ledger by lines. */
function attributesChange(before: string | null): FileChange[] {
  const lines = (before ?? '').split(/\r?\n/).map((line) => line.trim());
  if (lines.some((line) => /^\*\.sssom\.tsv\s.*\bmerge=/.test(line))) return [];
  const separator = before === null || before === '' || before.endsWith('\n') ? '' : '\n';
  const after = `${before ?? ''}${separator}${UNION_MERGE}\n`;
  return [{ path: ATTRIBUTES_PATH, kind: 'settings', before, after, relations: 0, version: null }];
}
