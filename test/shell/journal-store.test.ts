import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeRecord } from '../../src/ledger/journal.js';
import type { JournalRecord } from '../../src/ledger/types.js';
import { nodeDisk } from '../../src/shell/disk.js';
import { type OpenJournal, openJournal, readJournalStore } from '../../src/shell/journal-store.js';
import { decision } from '../ledger/make.js';
import { faultyDisk } from '../support/faulty-disk.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

function record(n: number): JournalRecord {
  return {
    kind: 'decide',
    id: `step-${n}`,
    at: '2026-05-04',
    decisions: [decision(1, 2, { note: '海莲花\n' })],
  };
}

function temp(): { folder: string; path: string } {
  const folder = new TempGalaxy({}).root;
  return { folder, path: join(folder, 'journal.ndjson') };
}

async function appendAll(journal: OpenJournal, ...numbers: readonly number[]): Promise<void> {
  for (const n of numbers) await journal.append(record(n));
}

describe('the journal', () => {
  it('has at the next start what was appended', async () => {
    const { folder } = temp();
    const journal = await openJournal(nodeDisk, folder);
    await Promise.all([1, 2, 3].map((n) => journal.append(record(n))));
    await journal.close();
    const again = await openJournal(nodeDisk, folder);
    expect(again).toMatchObject({ records: [record(1), record(2), record(3)], notice: null });
    await again.close();
  });

  it('cuts off a torn last line wherever it is torn, says so, and goes on', async () => {
    const line = Buffer.from(encodeRecord(record(2)));
    for (let length = 1; length < line.length; length += 7) {
      const { folder, path } = temp();
      writeFileSync(path, Buffer.concat([Buffer.from(encodeRecord(record(1))), line.subarray(0, length)]));
      const journal = await openJournal(nodeDisk, folder);
      expect(journal.records).toEqual([record(1)]);
      expect(journal.notice).toContain('the last line of the journal was torn');
      await appendAll(journal, 3);
      await journal.close();
      const again = await openJournal(nodeDisk, folder);
      expect(again).toMatchObject({ records: [record(1), record(3)], notice: null });
      await again.close();
    }
  });

  it('leaves out damaged lines, names them, and keeps them in the file', async () => {
    const { folder, path } = temp();
    const text = [1, 2, 3].map((n) => encodeRecord(record(n)));
    const damaged = [text[0], text[1]?.replace('step-2', 'step-9'), 'nonsense\n', text[2]].join('');
    writeFileSync(path, damaged);
    const journal = await openJournal(nodeDisk, folder);
    expect(journal.records).toEqual([record(1), record(3)]);
    expect(journal.notice).toContain('damaged lines 2, 3');
    await journal.close();
    expect(readFileSync(path, 'utf8')).toBe(damaged);
  });

  it('of another shape counts as damaged, even with the right checksum', async () => {
    const { folder, path } = temp();
    writeFileSync(path, encodeRecord({ kind: 'decide', id: 'x' } as unknown as JournalRecord));
    expect((await readJournalStore(nodeDisk, folder)).records).toEqual([]);
  });

  it('is whole after a full disk: the failed record is gone, the next one is there', async () => {
    const { folder, path } = temp();
    const journal = await openJournal(faultyDisk({ step: 3, what: 'ENOSPC', half: true }), folder);
    await appendAll(journal, 1);
    await expect(journal.append(record(2))).rejects.toThrow(
      'the decision could not be saved: the disk is full',
    );
    expect(journal.records).toEqual([record(1)]);
    await appendAll(journal, 3);
    expect(readFileSync(path, 'utf8')).toBe([1, 3].map((n) => encodeRecord(record(n))).join(''));
    await journal.close();
  });

  it('is written anew when somebody takes the file away', async () => {
    const { folder, path } = temp();
    const journal = await openJournal(nodeDisk, folder);
    await appendAll(journal, 1, 2);
    rmSync(path);
    await appendAll(journal, 3);
    await appendAll(journal, 4);
    expect(readFileSync(path, 'utf8')).toBe([1, 2, 3, 4].map((n) => encodeRecord(record(n))).join(''));
    await journal.close();
  });

  it('is only read by a session that does not write', async () => {
    const { folder, path } = temp();
    writeFileSync(path, `${encodeRecord(record(1))}torn`);
    const journal = await readJournalStore(nodeDisk, folder);
    expect(journal.records).toEqual([record(1)]);
    await expect(journal.append(record(2))).rejects.toThrow('this session only reads');
    expect(readFileSync(path, 'utf8')).toContain('torn');
  });

  it('is empty where there is none, and after one that is all zeros', async () => {
    const { folder, path } = temp();
    expect((await readJournalStore(nodeDisk, folder)).records).toEqual([]);
    appendFileSync(path, '');
    truncateSync(path, 4096);
    const journal = await openJournal(nodeDisk, folder);
    expect(journal.records).toEqual([]);
    await journal.close();
  });
});
