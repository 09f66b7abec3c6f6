/**
 * What a piece of text is, never how it looks: themes give each role its colour. Nothing is told by colour alone;
 * every role that carries meaning comes with a word, a sign or a mark.
 */
export type Role =
  | 'text'
  /** Headings, and the value of an entry. */
  | 'strong'
  /** Secondary text. */
  | 'dim'
  /** Borders and rules. */
  | 'faint'
  /** What is in focus; the name of the program. */
  | 'accent'
  /** A key to press. */
  | 'key'
  /** A name that both entries have. */
  | 'match'
  /** A word that both descriptions have. */
  | 'shared'
  /** Evidence for the same thing, and against it. */
  | 'for'
  | 'against'
  | 'accepted'
  | 'rejected'
  | 'unsure'
  /** A relation type. */
  | 'type'
  /** A machine tag. */
  | 'tag'
  /** A short mark such as `revoked`. */
  | 'badge'
  | 'warning'
  | 'error'
  /** Lines of a diff. */
  | 'added'
  | 'removed'
  | 'hunk'
  /** The character under the cursor of a text field. */
  | 'cursor';

/** A table with a cell for each role. */
export function byRole<T>(cell: (role: Role) => T): Readonly<Record<Role, T>> {
  return {
    text: cell('text'),
    strong: cell('strong'),
    dim: cell('dim'),
    faint: cell('faint'),
    accent: cell('accent'),
    key: cell('key'),
    match: cell('match'),
    shared: cell('shared'),
    for: cell('for'),
    against: cell('against'),
    accepted: cell('accepted'),
    rejected: cell('rejected'),
    unsure: cell('unsure'),
    type: cell('type'),
    tag: cell('tag'),
    badge: cell('badge'),
    warning: cell('warning'),
    error: cell('error'),
    added: cell('added'),
    removed: cell('removed'),
    hunk: cell('hunk'),
    cursor: cell('cursor'),
  };
}
