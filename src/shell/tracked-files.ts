import type { Repository } from './repository.js';
import type { PlannedFile } from './write-ahead.js';

/*
 * What git knows of some files of the galaxy, by paths relative to it.
 */

/** Goes before the subcommand: names such as `*` or `:(top)x` mean the files that are called so. */
export const LITERAL = ['--literal-pathspecs'];

/** Of these paths, those that are in the index. */
export async function knownToGit({ git }: Repository, paths: readonly string[]): Promise<Set<string>> {
  return namesIn(await git.run([...LITERAL, 'ls-files', '-z', '--', ...paths]));
}

/** Those of `paths` that git is told to ignore. */
export async function ignoredByGit({ git }: Repository, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  return namesIn(await git.ask(['check-ignore', '-z', '--stdin'], { input: paths.join('\0') }));
}

/** Of these paths, those that HEAD has. */
export async function inHead({ git }: Repository, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  return namesIn(await git.ask([...LITERAL, 'ls-tree', '-z', '--name-only', 'HEAD', '--', ...paths]));
}

/** Of these paths, those that are on disk as HEAD has them. */
export async function asInHead(repository: Repository, paths: readonly string[]): Promise<Set<string>> {
  const known = await inHead(repository, paths);
  const diff = ['diff', '-z', '--name-only', '--relative', '--no-ext-diff', 'HEAD', '--'];
  const changed = namesIn(await repository.git.ask([...LITERAL, ...diff, ...paths]));
  return new Set([...known].filter((path) => !changed.has(path)));
}

/** Takes files out of the index that the commit would have added. */
export async function unstage({ git }: Repository, added: readonly string[]): Promise<void> {
  if (added.length > 0)
    await git.ask([...LITERAL, 'rm', '--cached', '--quiet', '--force', '--ignore-unmatch', '--', ...added]);
}

/** Gives the index what HEAD has: a git that was killed after its commit has not come to that. */
export async function restoreIndex({ git }: Repository, files: readonly PlannedFile[]): Promise<void> {
  await git.ask([...LITERAL, 'reset', '--quiet', 'HEAD', '--', ...files.map((file) => file.path)]);
}

function namesIn(output: string | null): Set<string> {
  return new Set((output ?? '').split('\0').filter((name) => name !== ''));
}
