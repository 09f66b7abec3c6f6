/** Run by itself: reads the ledger of the galaxy that its argument names, and prints what that took as JSON. */
import { LEDGER_FILES, ledgerPath } from '../../../src/ledger/rows.js';
import { readLedgerRows } from '../../../src/shell/ledger-texts.js';
import { textPieces } from '../../../src/shell/text-pieces.js';

const root = process.argv[2] ?? '.';
const start = performance.now();
const { rows, problems } = readLedgerRows(root);
const total = performance.now() - start;
const { maxRSS, minorPageFault } = process.resourceUsage();

const again = performance.now();
for (const file of LEDGER_FILES) {
  for (const { bytes } of textPieces(root, ledgerPath(file)))
    if (bytes.length === 0) throw new Error('empty');
}
const read = performance.now() - again;

console.log(
  JSON.stringify({ rows: rows.length, problems: problems.length, total, read, maxRSS, minorPageFault }),
);
