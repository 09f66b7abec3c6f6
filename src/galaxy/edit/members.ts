import { type Member, membersOf, type Span } from './json-spans.js';
import { type Colon, shapeOf } from './shape.js';
import type { Splice } from './splice.js';

/**
 * Inserts `"key": value` into the object at `span`, before the first key that is greater in code-point order, else
 * last. It copies the separator and the colon that stand beside it. `key` is ASCII, so code units compare alike.
 */
export function insertMember(text: string, span: Span, key: string, value: string, colon: Colon): Splice {
  const members = membersOf(text, span.start);
  const member = `${JSON.stringify(key)}${colon}${value}`;
  const index = members.findIndex((m) => m.key > key);
  const next = members[index];
  const previous = next ? members[index - 1] : members.at(-1);
  if (next) {
    const separator = previous ? between(text, previous, next) : separatorOf(text, span, colon);
    return at(next.keySpan.start, member + separator);
  }
  if (previous) return at(previous.value.end, separatorOf(text, span, colon) + member);
  return at(span.start + 1, member);
}

/** Replaces the value of a member. */
export function replaceMember(member: Member, value: string): Splice {
  return { ...member.value, insert: value };
}

/** Takes a member out, with the separator that {@link insertMember} brought. */
export function removeMember(text: string, span: Span, key: string): Splice[] {
  const members = membersOf(text, span.start);
  return removeItems(
    members.map((m) => ({ start: m.keySpan.start, end: m.value.end })),
    (index) => members[index]?.key === key,
  );
}

/** Takes items out of a list, each with the separator before it; those at the head take the one after them. */
export function removeItems(items: readonly Span[], isRemoved: (index: number) => boolean): Splice[] {
  const firstKept = items.findIndex((_, index) => !isRemoved(index));
  return items.flatMap((item, index) => {
    if (!isRemoved(index)) return [];
    const previous = items[index - 1];
    const next = items[index + 1];
    if (firstKept !== -1 && index > firstKept && previous)
      return [{ start: previous.end, end: item.end, insert: '' }];
    return [{ start: item.start, end: next ? next.start : item.end, insert: '' }];
  });
}

function separatorOf(text: string, span: Span, colon: Colon): string {
  return shapeOf(text, span, colon)?.separator ?? ',';
}

function between(text: string, previous: Member, next: Member): string {
  return text.slice(previous.value.end, next.keySpan.start);
}

function at(offset: number, insert: string): Splice {
  return { start: offset, end: offset, insert };
}
