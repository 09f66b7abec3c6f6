import { join } from 'node:path';
import { RelataError } from '../galaxy/problem.js';
import { encodeRecord, readJournal } from '../ledger/journal.js';
import type { JournalRecord } from '../ledger/types.js';
import type { JournalStore } from '../plan/ports.js';
import type { Disk, Log } from './disk.js';
import { codeOf } from './read-text.js';

const NAME = 'journal.ndjson';
const NEW_LINE = 0x0a;

/** A journal that is open for writing. */
export interface OpenJournal extends JournalStore {
  close(): Promise<void>;
}

/** Reads the journal in `folder`, which this session does not write; a missing one is empty. */
export async function readJournalStore(disk: Disk, folder: string): Promise<JournalStore> {
  const { records, notice } = await readAll(disk, join(folder, NAME));
  const append = () =>
    Promise.reject(new RelataError('this session only reads', 'start relata again where it can write'));
  return { records, notice, append };
}

/**
 * Opens the journal in `folder` for writing. A torn end, which nobody was told is saved, is cut off. Records are on disk
 * when `append` resolves; when it rejects, the journal is as it was before.
 */
export async function openJournal(disk: Disk, folder: string): Promise<OpenJournal> {
  const path = join(folder, NAME);
  const { records, notice, size: whole, torn } = await readAll(disk, path);
  let log = await disk.openLog(path);
  await disk.syncFolder(folder);
  if (torn) await log.truncate(whole);

  let size = whole;
  let dirty = false;
  const written: JournalRecord[] = [...records];

  /** What a failed append left behind goes first: a record after it would be no line of its own. */
  const append = async (record: JournalRecord): Promise<void> => {
    const bytes = new TextEncoder().encode(encodeRecord(record));
    if (dirty) await log.truncate(size);
    dirty = true;
    await log.append(bytes);
    dirty = false;
    size += bytes.length;
    written.push(record);
    if (await log.stillThere()) return;
    log = await writeAnew(disk, folder, log, written);
    size = await log.size();
  };

  let last: Promise<void> = Promise.resolve();
  return {
    get records() {
      return written;
    },
    notice,
    append(record) {
      const appended = last.then(() => append(record)).catch(explain);
      last = appended.catch(() => undefined);
      return appended;
    },
    async close() {
      await last;
      await log.close();
    },
  };
}

/** Somebody took the file away (`git clean -x` does): the decisions are still in memory, so they are saved again. */
async function writeAnew(
  disk: Disk,
  folder: string,
  old: Log,
  records: readonly JournalRecord[],
): Promise<Log> {
  await old.close();
  await disk.makeFolder(folder);
  const log = await disk.openLog(join(folder, NAME));
  await log.append(new TextEncoder().encode(records.map(encodeRecord).join('')));
  await disk.syncFolder(folder);
  return log;
}

async function readAll(disk: Disk, path: string) {
  const bytes = (await disk.facts(path)) ? await disk.read(path) : new Uint8Array();
  const size = bytes.lastIndexOf(NEW_LINE) + 1;
  const { records, damaged } = readJournal(new TextDecoder().decode(bytes.subarray(0, size)));
  const torn = size < bytes.length;
  const notices = [
    ...(torn
      ? ['the last line of the journal was torn and is cut off: what was being saved just then is not there']
      : []),
    ...(damaged.length > 0
      ? [
          `.relata/journal.ndjson: damaged ${damaged.length === 1 ? 'line' : 'lines'} ${damaged
            .map((d) => d.line)
            .join(', ')}: left out, kept in the file`,
        ]
      : []),
  ];
  return { records, size, torn, notice: notices.length > 0 ? notices.join('; ') : null };
}

function explain(error: unknown): never {
  const code = codeOf(error);
  const why = code === 'ENOSPC' ? 'the disk is full' : (code ?? String(error));
  throw new RelataError(
    `the decision could not be saved: ${why}`,
    'it does not count; make room or check the disk, then decide again',
    2,
    { cause: error },
  );
}
