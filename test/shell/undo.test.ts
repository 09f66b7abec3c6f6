import { describe, expect, it } from 'vitest';
import { pairKey } from '../../src/galaxy/galaxy.js';
import { pendingDecisions } from '../../src/ledger/pending.js';
import { decision, u } from '../ledger/make.js';
import { GALAXY, relatedOf } from '../plan/make.js';
import { decideAndCommit, pathsOf } from '../support/deciding.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

function clusters(galaxy: TempGalaxy): Record<string, string> {
  return Object.fromEntries(Object.keys(GALAXY).map((path) => [path, galaxy.read(path)]));
}

function raisedBy(n: number): Record<string, string> {
  const raise = (text: string) =>
    text.replace(/"version": (\d+)/, (_, version) => `"version": ${Number(version) + n}`);
  return Object.fromEntries(Object.entries(GALAXY).map(([path, text]) => [path, raise(text)]));
}

describe('relata undo', () => {
  it('takes back the last commit in a new one, raises the versions, and reopens the pairs', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    const made = await decideAndCommit(workspace, [decision(1, 2), decision(3, 4, { verdict: 'rejected' })]);
    const { commit, notices } = await workspace.writer.undo();
    expect(clusters(galaxy)).toEqual(raisedBy(2));
    expect(await workspace.reader.readLedger()).toEqual({ rows: [], problems: [] });
    expect(galaxy.git('rev-parse', 'HEAD')).toBe(commit);
    expect(galaxy.git('log', '-1', '--format=%s%n%(trailers:key=Takes-back,valueonly)').trim()).toBe(
      `chg: [left, right] take back 1 pair\n${made.commit}`,
    );
    expect(pathsOf(galaxy)).toEqual([
      'clusters/left.json',
      'clusters/right.json',
      'curation/negative.sssom.tsv',
      'curation/positive.sssom.tsv',
    ]);
    expect([...pendingDecisions(workspace.journal.records).reopened].sort()).toEqual([
      pairKey(u(1), u(2)),
      pairKey(u(3), u(4)),
    ]);
    expect(notices[0]).toContain(made.commit?.slice(0, 10));
  });

  it('goes one commit further back each time, and stops', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    await decideAndCommit(workspace, [decision(1, 2)]);
    await decideAndCommit(workspace, [decision(3, 4)]);
    await workspace.writer.undo();
    expect(relatedOf(clusters(galaxy), 1)).toEqual(['similar 2']);
    await workspace.writer.undo();
    expect(clusters(galaxy)).toEqual(raisedBy(4));
    await expect(workspace.writer.undo()).rejects.toThrow('relata has committed nothing here');
  });

  it('passes over what others committed since, and keeps it', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    await decideAndCommit(workspace, [decision(1, 2)]);
    const left = JSON.parse(galaxy.read('clusters/left.json'));
    left.values[0].description = 'by somebody else';
    galaxy.write('clusters/left.json', `${JSON.stringify(left, null, 2)}\n`);
    galaxy.git('commit', '--quiet', '--all', '--message=others');
    await workspace.writer.undo();
    expect(JSON.parse(galaxy.read('clusters/left.json')).values[0]).toEqual({
      uuid: u(1),
      value: 'Entry 1',
      description: 'by somebody else',
    });
  });

  it('finds a commit that came in by a merge', async () => {
    const galaxy = new TempGalaxy({ ...GALAXY, 'other-a': '1' }).init();
    galaxy.git('switch', '--quiet', '--create', 'side');
    const workspace = await galaxy.open();
    await decideAndCommit(workspace, [decision(1, 2)]);
    galaxy.git('switch', '--quiet', 'main');
    galaxy.write('other-a', '2');
    galaxy.git('commit', '--quiet', '--all', '--message=others');
    galaxy.git('merge', '--quiet', '--no-ff', '--no-edit', 'side');
    await workspace.writer.undo();
    expect(clusters(galaxy)).toEqual(raisedBy(2));
    expect(galaxy.read('other-a')).toBe('2');
    expect(galaxy.git('rev-list', '--count', 'HEAD')).toBe('5');
  });

  it('waits for the end of a merge', async () => {
    const galaxy = new TempGalaxy({ ...GALAXY, 'other-a': '1' }).init();
    const workspace = await galaxy.open();
    await decideAndCommit(workspace, [decision(1, 2)]);
    const made = clusters(galaxy);
    galaxy.git('switch', '--quiet', '--create', 'side');
    galaxy.write('other-a', '2');
    galaxy.git('commit', '--quiet', '--all', '--message=side');
    galaxy.git('switch', '--quiet', 'main');
    galaxy.git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
    await expect(workspace.writer.undo()).rejects.toThrow('nothing can be committed now');
    expect(clusters(galaxy)).toEqual(made);
    galaxy.git('commit', '--quiet', '--no-edit');
    await workspace.writer.undo();
    expect(clusters(galaxy)).toEqual(raisedBy(2));
  });

  it('finds the commit in a clone, without its journal', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    await decideAndCommit(await galaxy.open(), [decision(1, 2)]);
    const clone = new TempGalaxy({});
    clone.git('clone', '--quiet', galaxy.root, '.');
    await (await clone.open({ author: 'Dan <dan@example.org>' })).writer.undo();
    expect(clusters(clone)).toEqual(raisedBy(2));
  });

  it('says that a shallow clone does not know enough', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    await decideAndCommit(await galaxy.open(), [decision(1, 2)]);
    const clone = new TempGalaxy({});
    clone.git('clone', '--quiet', '--depth=1', `file://${galaxy.root}`, '.');
    const workspace = await clone.open({ author: 'Dan <dan@example.org>' });
    await expect(workspace.writer.undo()).rejects.toThrow('this clone is shallow');
    expect(clone.status()).toEqual([]);
  });

  it('does nothing when the user has edits in those clusters, outside git, or without a commit', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    await decideAndCommit(workspace, [decision(1, 2)]);
    galaxy.write('clusters/left.json', galaxy.read('clusters/left.json').replace('Entry 3', 'Mine'));
    await expect(workspace.writer.undo()).rejects.toThrow(
      'uncommitted changes of your own are in clusters/left.json',
    );
    await expect((await new TempGalaxy(GALAXY).open()).writer.undo()).rejects.toThrow('no git repository');
    const fresh = await new TempGalaxy(GALAXY).init().open();
    await expect(fresh.writer.undo()).rejects.toThrow('relata has committed nothing here');
  });

  it('says so when all of it was taken back by hand', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    const { commit } = await decideAndCommit(workspace, [decision(1, 2)]);
    galaxy.git('revert', '--no-edit', 'HEAD');
    await expect(workspace.writer.undo()).rejects.toThrow(`nothing is left of ${commit?.slice(0, 10)}`);
  });
});
