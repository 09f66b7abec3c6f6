import { isIdentity } from '../../galaxy/relation-vocabulary.js';
import type { EntryRef } from '../../galaxy/types.js';
import { commonNeighbours } from '../entry/identity.js';
import { noticeRows, reviewLayout } from '../layout.js';
import { identitiesOf, warningsOnDraft } from '../state/identity.js';
import { keyOfPair } from '../state/pairs.js';
import { currentKey, currentPair, type State } from '../state/state.js';
import { rowsOn, standingOf } from '../state/verdicts.js';
import { wordOf } from '../state/word.js';
import { type Writes, writesOf } from '../state/writes.js';
import { between, fit, join } from '../text/fit.js';
import { type Line, span } from '../text/line.js';
import { shortTag } from '../text/tag.js';
import { wrapWithin } from '../text/wrap.js';
import { signed } from './signs.js';

const LABEL = ' accept writes ';
const WARNED = ' ! accept writes ';

/**
 * What accepting will write, and what was decided already. The last row is for what speaks against it, and stays empty
 * where nothing does; a single row has a sign of it at its beginning, which nothing pushes off.
 */
export function writesLines(state: State, rows: number): Line[] {
  const { draft, world, size } = state;
  const { columns } = size;
  const pair = currentPair(state);
  if (pair === null || draft === null || world === null) return [];
  const relation = relationLine(writesOf(pair, draft, world.galaxy, rowsOn(state, keyOfPair(pair))));
  const chosen = choices(state);
  const first = (label: Line, more: readonly Line[]) =>
    between([...label, ...inOne([relation, ...more])], standing(state), columns);
  const label = [span(LABEL, 'dim')];
  if (rows === 1) {
    const warnings = warningsOf(state);
    return [first(warnings.length > 0 ? [span(WARNED, 'warning')] : label, [...warnings, ...chosen])];
  }
  const [last = []] = lastRows(state, rows);
  if (rows === 2) return [first(label, chosen), last];
  const middle = [span(' '.repeat(LABEL.length)), ...inOne([...chosen, ...noteAndTriangle(state)])];
  return [first(label, []), fit(middle, columns), last];
}

/** What the last row has no room for: the row for notices stands below it, and is free until there is one. */
export function restOfWrites(state: State): Line[] {
  const { writes } = reviewLayout(state.size, state.start.desk !== undefined);
  return writes === 1 || !isRowBelowFree(state) ? [] : lastRows(state, writes).slice(1);
}

/** What speaks against the pair, and what else belongs to the last row, in one or two rows. */
function lastRows(state: State, rows: number): Line[] {
  const parts = [...warningsOf(state), ...(rows === 2 ? noteAndTriangle(state) : [])];
  if (parts.length === 0) return [];
  const lines = wrapWithin(inOne(parts), state.size.columns - 3, isRowBelowFree(state) ? 2 : 1);
  return lines.map((l, row) => [span(row === 0 ? ' ' : '   '), ...l]);
}

function isRowBelowFree({ notice, screens, size }: State): boolean {
  return notice === null && screens.length === 0 && noticeRows(size) > 0;
}

function warningsOf(state: State): Line[] {
  const { draft } = state;
  const pair = currentPair(state);
  if (pair === null || draft === null) return [];
  return warningsOnDraft(state, pair, draft).map((text) => [span(`! ${text}`, 'warning')]);
}

function inOne(parts: readonly Line[]): Line {
  return join(
    parts.filter((part) => part.length > 0),
    [span('  ')],
  );
}

function relationLine(writes: Writes): Line {
  const [forth, back] = writes.relations;
  if (!forth) return [];
  const arrow = writes.direction === 'symmetric' ? '⇄' : '→';
  const relation = [
    ...nameOf(forth.from, forth.to),
    span(` ${arrow} `, 'dim'),
    span(forth.type, 'type'),
    span(` ${arrow} `, 'dim'),
    ...nameOf(forth.to, forth.from),
  ];
  const returning =
    back && writes.direction === 'with-opposite'
      ? [span('  and back ', 'dim'), span(back.type, 'type')]
      : writes.direction === 'one-way'
        ? [span('  one way', 'dim')]
        : [];
  return [...relation, ...returning, ...presence(writes)];
}

/** An entry by its value; with its cluster where the values alone cannot tell the two apart. */
function nameOf({ value, cluster }: EntryRef, other: EntryRef): Line {
  const name = span(value, 'strong');
  return value === other.value ? [name, span(` ${cluster}`, 'dim')] : [name];
}

function presence({ relations, others, replaced }: Writes): Line {
  const there = relations.filter((relation) => relation.there);
  const text =
    there.length === 0
      ? ''
      : there.length === relations.length
        ? '  there already'
        : `  there already: ${there.map((r) => `${r.type} in ${r.from.cluster}`).join(', ')}`;
  const stays = others.length === 0 ? '' : `  stays: ${others.join(', ')}`;
  const goes = replaced.length === 0 ? '' : `  instead of: ${replaced.join(', ')}`;
  return [span(text, 'warning'), span(goes, 'warning'), span(stays, 'dim')];
}

function choices({ draft, sticky }: State): Line[] {
  return [
    ...(draft?.tags ?? []).map((tag) => [span(shortTag(tag), 'tag')]),
    ...(sticky === null ? [] : [[span('sticky', 'badge')]]),
  ];
}

/** The note, and what speaks for it among what is related already. */
function noteAndTriangle(state: State): Line[] {
  const { draft } = state;
  const pair = currentPair(state);
  const identities = identitiesOf(state);
  const common =
    pair && draft && identities && isIdentity(draft.type)
      ? commonNeighbours(pair.subject.uuid, pair.object.uuid, identities.graph)
      : [];
  const [first] = common.flatMap((uuid) => state.world?.galaxy.find(uuid) ?? []);
  return [
    ...(draft?.note ? [[span(`“${draft.note}”`, 'dim')]] : []),
    ...(first ? [[span(`both similar to ${first.entry.value} (${first.cluster.name})`, 'for')]] : []),
  ];
}

function standing(state: State): Line {
  const key = currentKey(state);
  const found = key === null ? null : standingOf(state, key);
  if (key === null || found === null)
    return key !== null && state.skipped.has(key) ? [span('  skipped ', 'dim')] : [];
  const where = found.committed ? 'committed' : 'pending';
  const word = wordOf(found.decision);
  const isReviewed = found.decision.review !== undefined && word !== 'sent back';
  const review = isReviewed ? (word === 'unsure' ? ', reviewed' : ', approved') : '';
  return [span('  '), signed(word, `${word}${review}`), span(`, ${where} `, 'dim')];
}
