import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pendingDecisions } from '../../src/ledger/pending.js';
import type { Workspace } from '../../src/plan/ports.js';
import { unifiedDiff } from '../../src/plan/unified-diff.js';
import { decision, u } from '../ledger/make.js';
import { clusterText, GALAXY, item, relatedOf } from '../plan/make.js';
import { commitPending, decideAndCommit, pathsOf, pendingIn } from '../support/deciding.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

/** The galaxy is as it was at the start, and the decision is pending. */
function expectUntouched(galaxy: TempGalaxy, workspace: Workspace, pending = 1): void {
  expect(galaxy.read('clusters/left.json')).toBe(GALAXY['clusters/left.json']);
  expect(galaxy.read('clusters/right.json')).toBe(GALAXY['clusters/right.json']);
  expect(pendingIn(workspace)).toBe(pending);
  expect(galaxy.status().filter((line) => !line.includes('other'))).toEqual([]);
}

const OUR_PATHS = [
  'clusters/left.json',
  'clusters/right.json',
  'curation/.gitattributes',
  'curation/positive.sssom.tsv',
];

describe('a commit', () => {
  it('holds clusters, ledger, and a message; nothing is pending after it', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    const { commit, notices } = await decideAndCommit(workspace, [
      decision(1, 2),
      decision(3, 4, { verdict: 'rejected' }),
      decision(5, 6, { verdict: 'unsure' }),
    ]);
    expect(galaxy.git('rev-parse', 'HEAD')).toBe(commit);
    expect(pathsOf(galaxy)).toEqual([
      ...OUR_PATHS.slice(0, 3),
      'curation/negative.sssom.tsv',
      'curation/positive.sssom.tsv',
      'curation/unsure.sssom.tsv',
    ]);
    expect(galaxy.git('log', '-1', '--format=%B%an <%ae>')).toBe(
      [
        'chg: [left, right] relate 1 pair',
        '',
        '- Entry 1 (left) similar Entry 2 (right)',
        '',
        '1 accepted, 1 rejected, 1 unsure',
        '',
        'Curated-by: Alice Doe <alice@example.org>',
        'Curated-with: relata 0.0.0-source',
        'Carol <carol@example.org>',
      ].join('\n'),
    );
    expect(relatedOf({ 'clusters/left.json': galaxy.read('clusters/left.json') }, 1)).toEqual(['similar 2']);
    expect(pendingIn(workspace)).toBe(0);
    expect(notices).toEqual([]);
    expect(galaxy.status()).toEqual([]);
  });

  it('leaves alone whatever else is staged, modified or untracked', async () => {
    const galaxy = new TempGalaxy({
      ...GALAXY,
      'other-a': '1',
      'other-b': '1',
      'clusters/other.json': clusterText([]),
    }).init();
    galaxy.write('other-a', '2');
    galaxy.git('add', 'other-a');
    galaxy.write('other-a', '3');
    galaxy.write('other-b', '2');
    galaxy.write('other-c', '1');
    galaxy.write('clusters/other.json', '{}');
    galaxy.git('add', 'clusters/other.json');
    const before = galaxy.status();
    const workspace = await galaxy.open();
    await decideAndCommit(workspace);
    expect(pathsOf(galaxy)).toEqual(OUR_PATHS);
    expect(galaxy.status()).toEqual(before);
    expect(galaxy.git('show', ':other-a')).toBe('2');
  });

  it('holds only the ledger when nothing was accepted, and is none when nothing is new', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    await decideAndCommit(workspace, [decision(1, 2, { verdict: 'rejected' })]);
    expect(pathsOf(galaxy)).toEqual(['curation/.gitattributes', 'curation/negative.sssom.tsv']);
    const { commit } = await decideAndCommit(workspace, [decision(1, 2, { verdict: 'rejected' })]);
    expect(commit).toBeNull();
    expect(pendingIn(workspace)).toBe(0);
  });

  it('keeps refused decisions pending', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    await decideAndCommit(workspace, [decision(1, 2), decision(1, 8)]);
    expect(pendingDecisions(workspace.journal.records).decisions).toEqual([decision(1, 8)]);
  });

  it('says what it is at', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    const told: unknown[] = [];
    await workspace.writer.commit([decision(1, 2)], [], {}, { onProgress: (at) => told.push(at) });
    expect(told).toEqual([
      { phase: 'planning' },
      ...[0, 1, 2, 3, 4].map((done) => ({ phase: 'writing', done, of: 4 })),
      { phase: 'committing' },
    ]);
  });

  it('takes an edited message, and keeps the trailers', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    await decideAndCommit(await galaxy.open(), [decision(1, 2)], { message: '# mine\n\n#1 and -x' });
    expect(galaxy.git('log', '-1', '--format=%B')).toContain('# mine\n\n#1 and -x\n\nCurated-by:');
  });

  it('edits clusters that changed on disk in their new form, by UUID', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    await workspace.reader.read();
    galaxy.write('clusters/left.json', clusterText([item(7), item(1, { meta: { new: true } })], 30));
    galaxy.write('clusters/elsewhere.json', clusterText([item(2)], 5));
    galaxy.write('clusters/right.json', clusterText([item(4)], 20));
    galaxy.git('add', '--all');
    galaxy.git('commit', '--quiet', '--message=others');
    await decideAndCommit(workspace);
    expect(JSON.parse(galaxy.read('clusters/left.json'))).toMatchObject({
      version: 31,
      values: [{}, { meta: { new: true }, related: [{ 'dest-uuid': u(2) }] }],
    });
    expect(JSON.parse(galaxy.read('clusters/elsewhere.json')).version).toBe(6);
    expect(galaxy.read('curation/positive.sssom.tsv')).toContain('misp.cluster:elsewhere');
  });

  it('works without git', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    const workspace = await galaxy.open();
    const { commit } = await decideAndCommit(workspace);
    expect(commit).toBeNull();
    expect(galaxy.read('curation/positive.sssom.tsv')).toContain(u(1));
    expect(pendingIn(workspace)).toBe(0);
    expect(await workspace.repository()).toBeNull();
  });
});

describe("the user's own edits", () => {
  it.each(['clusters/left.json', 'curation/positive.sssom.tsv'])('in %s stop the commit', async (path) => {
    const galaxy = new TempGalaxy({ ...GALAXY, 'curation/positive.sssom.tsv': '' }).init();
    galaxy.write(path, path.endsWith('json') ? clusterText([item(1), item(9)], 10) : '#other\n');
    const edited = galaxy.read(path);
    const workspace = await galaxy.open();
    await expect(decideAndCommit(workspace)).rejects.toThrow(
      `uncommitted changes of your own are in ${path}`,
    );
    expect(galaxy.read(path)).toBe(edited);
    expect(pendingIn(workspace)).toBe(1);
    expect((await workspace.repository())?.dirty).toEqual([path]);
  });

  it('are taken in when that is wanted', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.write('clusters/left.json', clusterText([item(1), item(9)], 10));
    await decideAndCommit(await galaxy.open(), [decision(1, 2)], { includeDirty: true });
    expect(JSON.parse(galaxy.read('clusters/left.json')).values).toHaveLength(2);
    expect(galaxy.status()).toEqual([]);
  });

  it('that are staged count, and so does a cluster that git does not know', async () => {
    const galaxy = new TempGalaxy({ 'clusters/left.json': GALAXY['clusters/left.json'] ?? '' }).init();
    galaxy.write('clusters/right.json', GALAXY['clusters/right.json'] ?? '');
    galaxy.write('clusters/left.json', clusterText([item(1)], 11));
    galaxy.git('add', 'clusters/left.json');
    await expect(decideAndCommit(await galaxy.open())).rejects.toThrow(
      'clusters/left.json, clusters/right.json',
    );
  });
});

describe('where HEAD may be', () => {
  it('detached: commits, and says so', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.git('checkout', '--quiet', '--detach');
    const { commit, notices } = await decideAndCommit(await galaxy.open());
    expect(galaxy.git('rev-parse', 'HEAD')).toBe(commit);
    expect(notices).toEqual([
      'HEAD is detached: the commit is on no branch; `git switch -c NAME` gives it one',
    ]);
  });

  it('unborn: the clusters are nobody’s yet, so it asks first', async () => {
    const galaxy = new TempGalaxy(GALAXY);
    galaxy.git('init', '--quiet', '--initial-branch=main');
    const workspace = await galaxy.open({ author: 'Dan <dan@example.org>' });
    expect(await workspace.repository()).toMatchObject({ unborn: true, branch: 'main', blocked: null });
    await expect(decideAndCommit(workspace)).rejects.toThrow('uncommitted changes');
    const { commit } = await commitPending(workspace, { includeDirty: true });
    expect(galaxy.git('rev-parse', 'HEAD')).toBe(commit);
    expect(pathsOf(galaxy)).toEqual(OUR_PATHS);
  });

  it('on a branch that was checked out underneath: stops once, then goes on', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    await workspace.repository();
    galaxy.git('switch', '--quiet', '--create', 'elsewhere');
    await expect(decideAndCommit(workspace)).rejects.toThrow(
      'another branch was checked out underneath: elsewhere instead of main',
    );
    expectUntouched(galaxy, workspace);
    await workspace.repository();
    await commitPending(workspace);
    expect(galaxy.git('log', '-1', '--format=%s', 'elsewhere')).toBe('chg: [left, right] relate 1 pair');
  });
});

describe('kinds of repositories', () => {
  it('a work tree', async () => {
    const main = new TempGalaxy(GALAXY).init();
    main.git('worktree', 'add', '--quiet', '-b', 'side', `${main.root}/tree`);
    const tree = new TempGalaxy({}, `${main.root}/tree`);
    const { commit } = await decideAndCommit(await tree.open());
    expect(main.git('rev-parse', 'side')).toBe(commit);
    expect(tree.status()).toEqual([]);
    expect(main.git('rev-parse', 'main')).not.toBe(commit);
  });

  it('a submodule, whose owner has to know', async () => {
    const inner = new TempGalaxy(GALAXY).init();
    const outer = new TempGalaxy({ readme: '' }).init();
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'sub');
    outer.git('commit', '--quiet', '--message=sub');
    const sub = new TempGalaxy({}, `${outer.root}/sub`);
    const { commit, notices } = await decideAndCommit(await sub.open({ author: 'Dan <dan@example.org>' }));
    expect(sub.git('rev-parse', 'HEAD')).toBe(commit);
    expect(notices).toEqual([`this galaxy is a submodule: commit its new state in ${outer.root} as well`]);
    expect(outer.status()).toEqual([' M sub']);
  });

  it('a folder of a larger one', async () => {
    const outer = new TempGalaxy({ 'clusters/left.json': 'not ours', 'other-a': '1' });
    const galaxy = new TempGalaxy(GALAXY, `${outer.root}/deep/galaxy`);
    outer.init();
    outer.write('clusters/left.json', 'changed, and none of our business');
    const workspace = await galaxy.open();
    const { plan } = await decideAndCommit(workspace);
    expect(pathsOf(outer)).toEqual(OUR_PATHS.map((path) => `deep/galaxy/${path}`));
    expect(outer.status()).toEqual([' M clusters/left.json']);
    const prefix = (await workspace.repository())?.prefix ?? '';
    outer.git('revert', '--no-edit', 'HEAD');
    outer.write('change.patch', unifiedDiff(plan.files, prefix));
    outer.git('apply', '--check', 'change.patch');
    galaxy.git('apply', '--check', '../../change.patch');
  });

  it('a shallow clone', async () => {
    const origin = new TempGalaxy(GALAXY).init();
    origin.git('commit', '--quiet', '--allow-empty', '--message=second');
    const clone = new TempGalaxy({});
    clone.git('clone', '--quiet', '--depth=1', `file://${origin.root}`, '.');
    const { commit } = await decideAndCommit(await clone.open({ author: 'Dan <dan@example.org>' }));
    expect(clone.git('rev-parse', 'HEAD')).toBe(commit);
  });

  it('a sparse checkout that hides the ledger', async () => {
    const galaxy = new TempGalaxy({ ...GALAXY, 'curation/positive.sssom.tsv': '#kept\n' }).init();
    galaxy.git('sparse-checkout', 'set', 'clusters');
    const workspace = await galaxy.open();
    await expect(decideAndCommit(workspace)).rejects.toThrow(
      'git has curation/positive.sssom.tsv, but it is not in the work tree',
    );
    expectUntouched(galaxy, workspace);
    galaxy.git('sparse-checkout', 'add', 'curation');
    await commitPending(workspace);
    expect(galaxy.read('curation/positive.sssom.tsv')).toContain('#kept');
  });

  it('one that ignores the ledger', async () => {
    const galaxy = new TempGalaxy({ ...GALAXY, '.gitignore': 'curation/\n' }).init();
    const workspace = await galaxy.open();
    await expect(decideAndCommit(workspace)).rejects.toThrow('git ignores curation/positive.sssom.tsv');
    expectUntouched(galaxy, workspace);
  });

  it('one that brings a .relata/ of its own', async () => {
    const galaxy = new TempGalaxy({ ...GALAXY, '.relata/journal.ndjson': '' }).init();
    await expect(galaxy.open()).rejects.toThrow('a .relata/ of its own');
    await expect(galaxy.open({ access: 'read' })).rejects.toThrow('a .relata/ of its own');
  });
});

describe('nothing is committed in the middle of something else', () => {
  /** Two branches that change the same line. */
  function conflict(): TempGalaxy {
    const galaxy = new TempGalaxy({ ...GALAXY, 'other-a': '1\n' }).init();
    galaxy.git('switch', '--quiet', '--create', 'side');
    galaxy.write('other-a', '2\n');
    galaxy.git('commit', '--quiet', '--all', '--message=side');
    galaxy.git('switch', '--quiet', 'main');
    galaxy.write('other-a', '3\n');
    galaxy.git('commit', '--quiet', '--all', '--message=main');
    galaxy.write('other-a', '4\n');
    galaxy.git('commit', '--quiet', '--all', '--message=main');
    return galaxy;
  }

  it.each([
    ['a merge', ['merge', 'side'], 'a merge is in progress; finish it with `git merge --continue`'],
    ['a rebase', ['rebase', 'side'], 'a rebase is in progress; finish it with `git rebase --continue`'],
    ['a cherry-pick', ['cherry-pick', 'side'], 'a cherry-pick is in progress'],
    ['a revert', ['revert', 'HEAD~1'], 'a revert is in progress'],
  ])('%s', async (_, command, blocked) => {
    const galaxy = conflict();
    expect(() => galaxy.git(...command)).toThrow();
    const workspace = await galaxy.open();
    const state = await workspace.repository();
    expect(state?.blocked).toContain(blocked);
    await expect(decideAndCommit(workspace)).rejects.toThrow('nothing can be committed now');
    expectUntouched(galaxy, workspace);
  });

  it('a lock that another git left', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.write('.git/index.lock', '');
    const workspace = await galaxy.open();
    expect((await workspace.repository())?.blocked).toContain('another git is at work here');
    await expect(decideAndCommit(workspace)).rejects.toThrow('nothing can be committed now');
  });

  it('nobody to commit as; a curator who is named will do', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.git('config', '--unset', 'user.name');
    galaxy.git('config', '--unset', 'user.email');
    const workspace = await galaxy.open();
    expect(await workspace.curator()).toBeNull();
    expect((await workspace.repository())?.blocked).toContain('git does not know who you are');
    await expect(decideAndCommit(workspace)).rejects.toThrow('nothing can be committed now');
    expectUntouched(galaxy, workspace);
    await workspace.close();
    await commitPending(await galaxy.open({ author: 'Dan <dan@example.org>' }));
    expect(galaxy.git('log', '-1', '--format=%an %ae %cn %ce')).toBe(
      'Dan dan@example.org Dan dan@example.org',
    );
  });
});

describe('hooks and signing', () => {
  it('a hook that refuses leaves everything as it was, and is quoted', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.hook('pre-commit', 'echo "not \\033[31mlike this"; echo second >&2; exit 1');
    const workspace = await galaxy.open();
    await expect(decideAndCommit(workspace)).rejects.toThrow(
      /git refused the commit: .*not \\u\{001b\}\[31mlike this/,
    );
    expectUntouched(galaxy, workspace);
    galaxy.hook('pre-commit', 'exit 0');
    await commitPending(workspace);
    expect(pathsOf(galaxy)).toEqual(OUR_PATHS);
  });

  it('so does one that refuses without a word', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.hook('pre-commit', 'exit 1');
    const workspace = await galaxy.open();
    await expect(decideAndCommit(workspace)).rejects.toThrow('a hook refused the commit, without a word');
    expectUntouched(galaxy, workspace);
  });

  it('a hook that is slow, reads its input and leaves something running is waited for, and no longer', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.hook('pre-commit', 'cat > /dev/null; sleep 1; sleep 30 & echo $! > .git/left-running');
    await decideAndCommit(await galaxy.open());
    expect(pathsOf(galaxy)).toEqual(OUR_PATHS);
    process.kill(Number(galaxy.read('.git/left-running')));
  });

  it('a hook that edits the message is respected', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.hook('commit-msg', 'echo "Reviewed-by: Hook <h@example.org>" >> "$1"');
    const { commit } = await decideAndCommit(await galaxy.open());
    expect(galaxy.git('rev-parse', 'HEAD')).toBe(commit);
    expect(galaxy.git('log', '-1', '--format=%B')).toContain('Reviewed-by: Hook');
  });

  it('a hook that ends git after the commit was made does not make it undone', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.hook('post-commit', 'kill -9 $PPID');
    const workspace = await galaxy.open();
    const { commit } = await decideAndCommit(workspace);
    expect(galaxy.git('rev-parse', 'HEAD')).toBe(commit);
    expect(pendingIn(workspace)).toBe(0);
    expect(galaxy.status()).toEqual([]);
  });

  it('a signature that can be made is made', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const key = join(galaxy.root, '.git/key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    galaxy.git('config', 'commit.gpgsign', 'true');
    galaxy.git('config', 'gpg.format', 'ssh');
    galaxy.git('config', 'user.signingkey', key);
    await decideAndCommit(await galaxy.open());
    expect(galaxy.git('cat-file', 'commit', 'HEAD')).toContain('gpgsig -----BEGIN SSH SIGNATURE-----');
  });

  it('a signature that cannot be made leaves everything as it was', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.git('config', 'commit.gpgsign', 'true');
    galaxy.git('config', 'gpg.program', '/bin/false');
    const workspace = await galaxy.open();
    await expect(decideAndCommit(workspace)).rejects.toThrow('git refused the commit');
    expectUntouched(galaxy, workspace);
  });
});

describe('names that git or a shell could misread', () => {
  it.each(['-rf', '--amend', ':(top)x', '*', '$(touch x)', 'ä "q"', 'a\nb', '@{-1}'])(
    'a cluster called %j',
    async (name) => {
      const galaxy = new TempGalaxy({ ...GALAXY, [`clusters/${name}.json`]: clusterText([item(8)]) }).init();
      const { commit } = await decideAndCommit(await galaxy.open(), [decision(1, 8)]);
      expect(galaxy.git('rev-parse', 'HEAD')).toBe(commit);
      expect(
        galaxy.git('diff-tree', '--no-commit-id', '--name-only', '-z', '-r', 'HEAD').split('\0'),
      ).toContain(`clusters/${name}.json`);
      expect(galaxy.status()).toEqual([]);
    },
  );
});
