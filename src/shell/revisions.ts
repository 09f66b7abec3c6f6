import { RelataError } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import type { Revisions } from '../plan/ports.js';
import type { Git } from './git.js';

/** The history of the galaxy that `git` runs in. Paths are relative to it, wherever in the repository it lies. */
export function revisionsOf(git: Git): Revisions {
  return {
    async resolve(revision) {
      const hash = await git.ask([
        'rev-parse',
        '--quiet',
        '--verify',
        '--end-of-options',
        `${revision}^{commit}`,
      ]);
      if (hash !== null) return hash.trim();
      throw new RelataError(
        `git knows no revision ${visible(revision)}`,
        'give a commit, branch or tag, or a range such as main..curation/alice; or the path of a file',
      );
    },
    mergeBase: async (a, b) => (await git.ask(['merge-base', a, b]))?.trim() ?? null,
    async changedPaths(from, to, folders) {
      const paths = await git.run([
        '--literal-pathspecs',
        'diff',
        '--name-only',
        '--no-renames',
        '--relative',
        '-z',
        from,
        to,
        '--',
        ...folders,
      ]);
      return paths.split('\0').filter((path) => path !== '');
    },
    show: (commit, path) => git.ask(['show', '--no-textconv', `${commit}:./${path}`]),
    async addedLines(from, to, folder) {
      const log = await git.run([
        '--literal-pathspecs',
        'log',
        '--format=',
        '--patch',
        '--unified=0',
        '--no-renames',
        '--no-color',
        '--no-ext-diff',
        '--no-textconv',
        '--relative',
        '--dst-prefix=b/',
        `${from}..${to}`,
        '--',
        folder,
      ]);
      return addedIn(log);
    },
  };
}

/** The added lines of a patch, by the file that they were added to. */
function addedIn(patch: string): Map<string, string[]> {
  const added = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of patch.split('\n')) {
    if (line.startsWith('+++ b/')) {
      const path = line.slice('+++ b/'.length).replace(/\t$/, '');
      lines = added.get(path) ?? [];
      added.set(path, lines);
    } else if (line.startsWith('+') && !line.startsWith('+++ ')) lines.push(line.slice(1));
  }
  return added;
}
