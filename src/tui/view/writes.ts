import { currentKey, currentPair, type State } from '../state/state.js';
import { standingOf } from '../state/verdicts.js';
import { writesOf } from '../state/writes.js';
import { between, fit } from '../text/fit.js';
import { type Line, span } from '../text/line.js';

/** The line that says what accepting will write, and what was decided already. */
export function writesLine(state: State): Line {
  const { draft, world, size } = state;
  const pair = currentPair(state);
  if (pair === null || draft === null || world === null) return fit([], size.columns);
  const writes = writesOf(pair, draft, world.galaxy);
  const [forth, back] = writes.relations;
  if (!forth) return fit([], size.columns);
  const arrow = writes.direction === 'symmetric' ? '⇄' : '→';
  const relation = [
    span(forth.from.value, 'strong'),
    span(` ${arrow} `, 'dim'),
    span(forth.type, 'type'),
    span(` ${arrow} `, 'dim'),
    span(forth.to.value, 'strong'),
  ];
  const returning =
    back && writes.direction === 'with-opposite'
      ? [span('  and back ', 'dim'), span(back.type, 'type')]
      : writes.direction === 'one-way'
        ? [span('  one way', 'dim')]
        : [];
  const line = [
    span(' accept writes ', 'dim'),
    ...relation,
    ...returning,
    ...presence(writes),
    ...extras(state),
  ];
  return between(line, standing(state), size.columns);
}

function presence({ relations, others }: ReturnType<typeof writesOf>): Line {
  const there = relations.filter((relation) => relation.there);
  const text =
    there.length === 0
      ? ''
      : there.length === relations.length
        ? '  there already'
        : `  there already: ${there.map((r) => `${r.type} in ${r.from.cluster}`).join(', ')}`;
  const stays = others.length === 0 ? '' : `  stays: ${others.join(', ')}`;
  return [span(text, 'warning'), span(stays, 'dim')];
}

function extras({ draft, sticky }: State): Line {
  const tags = (draft?.tags ?? []).map((tag) => span(`  ${tag}`, 'tag'));
  const note = draft?.note ? [span(`  “${draft.note}”`, 'dim')] : [];
  return [...tags, ...(sticky === null ? [] : [span('  sticky', 'badge')]), ...note];
}

const SIGNS = { accepted: '✓', rejected: '✗', unsure: '?' } as const;

function standing(state: State): Line {
  const key = currentKey(state);
  const found = key === null ? null : standingOf(state, key);
  if (key === null || found === null)
    return key !== null && state.skipped.has(key) ? [span('  skipped ', 'dim')] : [];
  const { verdict, review } = found.decision;
  const where = found.committed ? 'committed' : 'pending';
  const said = review === undefined ? verdict : review.agreement < 0 ? 'sent back' : `${verdict}, approved`;
  return [span(`  ${SIGNS[verdict]} ${said}`, verdict), span(`, ${where} `, 'dim')];
}
