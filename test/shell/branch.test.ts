import { describe, expect, it } from 'vitest';
import { clusterText, GALAXY, item } from '../plan/make.js';
import { decideAndCommit } from '../support/deciding.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

function branch(galaxy: TempGalaxy): string {
  return galaxy.git('symbolic-ref', '--short', 'HEAD');
}

describe('committing on another branch', () => {
  it('makes it here when there is none', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const { commit } = await decideAndCommit(await galaxy.open(), undefined, { branch: 'relata/review' });
    expect(branch(galaxy)).toBe('relata/review');
    expect(galaxy.git('rev-parse', 'relata/review', 'main~0')).toBe(
      `${commit}\n${galaxy.git('rev-parse', 'HEAD~1')}`,
    );
  });

  it('switches to one that is there, and edits the clusters that it has', async () => {
    const galaxy = new TempGalaxy(GALAXY).init();
    galaxy.git('switch', '--quiet', '--create', 'side');
    galaxy.write('clusters/left.json', clusterText([item(3), item(1)], 70));
    galaxy.git('commit', '--quiet', '--all', '--message=side');
    galaxy.git('switch', '--quiet', 'main');
    const workspace = await galaxy.open();
    await workspace.reader.read();
    await decideAndCommit(workspace, undefined, { branch: 'side' });
    expect(branch(galaxy)).toBe('side');
    expect(JSON.parse(galaxy.read('clusters/left.json'))).toMatchObject({
      version: 71,
      values: [{}, { related: [{}] }],
    });
  });

  it('takes the user’s other changes along, and refuses when git cannot', async () => {
    const galaxy = new TempGalaxy({ ...GALAXY, 'other-a': '1' }).init();
    galaxy.git('switch', '--quiet', '--create', 'side');
    galaxy.write('other-a', '2');
    galaxy.git('commit', '--quiet', '--all', '--message=side');
    galaxy.git('switch', '--quiet', 'main');
    galaxy.write('other-a', '3');
    const workspace = await galaxy.open();
    await expect(decideAndCommit(workspace, undefined, { branch: 'side' })).rejects.toThrow(
      'git cannot switch to side',
    );
    expect([branch(galaxy), galaxy.read('other-a')]).toEqual(['main', '3']);
    await decideAndCommit(workspace, undefined, { branch: 'new' });
    expect([branch(galaxy), galaxy.read('other-a')]).toEqual(['new', '3']);
  });

  it.each(['main', 'side'])(
    'goes back to %s, and leaves no branch behind, when the commit fails',
    async (from) => {
      const galaxy = new TempGalaxy(GALAXY).init();
      if (from !== 'main') galaxy.git('switch', '--quiet', '--create', from);
      galaxy.hook('pre-commit', 'exit 1');
      await expect(decideAndCommit(await galaxy.open(), undefined, { branch: 'new' })).rejects.toThrow(
        'a hook refused',
      );
      expect(branch(galaxy)).toBe(from);
      expect(galaxy.git('branch', '--list', 'new')).toBe('');
      expect(galaxy.status()).toEqual([]);
    },
  );

  it.each(['-D', '--orphan', 'a b', 'a..b', '@{-1}', '', '../x', 'a\nb', 'refs/heads/'])(
    'refuses the name %j',
    async (name) => {
      const galaxy = new TempGalaxy(GALAXY).init();
      await expect(decideAndCommit(await galaxy.open(), undefined, { branch: name })).rejects.toThrow(
        'is no name for a branch',
      );
      expect(galaxy.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    },
  );

  it.each(['ext::sh', '$(touch x)', '`x`', '海莲花'])('takes %j for the name that it is', async (name) => {
    const galaxy = new TempGalaxy(GALAXY).init();
    const workspace = await galaxy.open();
    const attempt = decideAndCommit(workspace, undefined, { branch: name });
    // git allows neither a colon nor a space in a branch name.
    if (/[: ]/.test(name)) await expect(attempt).rejects.toThrow('is no name for a branch');
    else {
      await attempt;
      expect(branch(galaxy)).toBe(name);
    }
    expect(galaxy.status()).toEqual([]);
  });

  it('needs a repository', async () => {
    const workspace = await new TempGalaxy(GALAXY).open();
    await expect(decideAndCommit(workspace, undefined, { branch: 'x' })).rejects.toThrow(
      'there is no git repository here',
    );
  });
});
