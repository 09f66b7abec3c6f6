import { RelataError } from '../galaxy/problem.js';
import { visible } from '../galaxy/visible.js';
import type { Curator } from '../ledger/types.js';
import type { Git } from './git.js';
import { identityOf } from './repository.js';

/** What `--author` may be: a name with a mail address, or an ORCID. Throws a {@link RelataError} for anything else. */
export function parseAuthor(text: string): { readonly name: string } | { readonly orcid: string } {
  const orcid = /^(?:orcid:|https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/.exec(text.trim())?.[1];
  if (orcid !== undefined) return { orcid: `orcid:${orcid}` };
  const name = text.trim();
  if (/^[^<>\p{Cc}]*[^<>\p{Cc}\s] <[^<>\s\p{Cc}]+>$/u.test(name)) return { name };
  throw new RelataError(
    `--author: ${visible(text)} is neither "Name <mail>" nor an ORCID`,
    'write it as "Ada Lovelace <ada@example.org>" or orcid:0000-0002-1825-0097',
  );
}

/** Who decides: `author` (`--author`), else git's identity; null when neither is there. */
export async function curatorFrom(author: string | undefined, git: Git): Promise<Curator | null> {
  const given = author === undefined ? null : parseAuthor(author);
  if (given && 'name' in given) return { label: given.name, orcid: null };
  const identity = await identityOf(git);
  if (given) return { label: identity ?? '', orcid: given.orcid };
  return identity === null ? null : { label: identity, orcid: null };
}
