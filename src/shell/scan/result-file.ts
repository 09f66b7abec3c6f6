import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type { ReadingReport } from '../../plan/ports.js';
import { type FoundRow, indexOf, joinLines, type RowIndex, rowsOf } from './found.js';

/** What a scan has found, and what it has to say about the galaxy. */
export interface ScanResult {
  readonly report: ReadingReport;
  readonly rows: readonly FoundRow[];
}

/** The first line of a file. The lines of the pairs follow, and the SHA-256 of all of it ends the file. */
interface Header {
  readonly name: string;
  readonly report: ReadingReport;
  readonly index: RowIndex;
}

const DIGEST_BYTES = 32;

/** Writes a result under its name, in several turns of the event loop. */
export async function writeResult(path: string, name: string, { report, rows }: ScanResult): Promise<void> {
  const header: Header = { name, report, index: indexOf(rows) };
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    await file.writeFile(part(`${JSON.stringify(header)}\n`));
    for (const chunk of joinLines(rows)) {
      await turn();
      await file.writeFile(part(chunk));
    }
    await file.writeFile(hash.digest());
  } finally {
    await file.close();
  }
  function part<T extends string | Uint8Array>(data: T): T {
    hash.update(data);
    return data;
  }
}

/** The result that `bytes` hold whole, written under this name; null for anything else. */
export function readResult(name: string, bytes: Buffer): ScanResult | null {
  const body = bytes.subarray(0, -DIGEST_BYTES);
  const digest = createHash('sha256').update(body).digest();
  if (!digest.equals(bytes.subarray(-DIGEST_BYTES))) return null;
  const end = body.indexOf('\n');
  const header: Header = JSON.parse(body.toString('utf8', 0, end));
  return header.name === name
    ? { report: header.report, rows: rowsOf(header.index, body.subarray(end + 1)) }
    : null;
}
