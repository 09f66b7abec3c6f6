import type { Located } from '../../galaxy/galaxy.js';
import { identityGroup } from '../entry/identity.js';
import { relationsInWords, relationsToward } from '../entry/relations.js';
import { viewAlone } from '../entry/view.js';
import { identitiesOf } from '../state/identity.js';
import { currentPair, keyOf, type State } from '../state/state.js';
import { type Line, span } from '../text/line.js';
import { wrap } from '../text/wrap.js';
import { count } from '../update/commit.js';
import { entryLines, LABEL, labelled } from './details.js';

/** Entries that are called by name for each relation type; beyond that their kinds are counted. */
const NAMED = 60;

/** One entry with everything known of it, and what it can be related to. */
export function entryPage(state: State, located: Located): Line[] {
  const { world, size } = state;
  if (world === null) return [];
  const width = size.columns - 2;
  const { uuid } = located.entry;
  const view = viewAlone(located, world.galaxy);
  const relations = relationsInWords(located.entry, world.galaxy, null, NAMED);
  const toward = uuid === null ? [] : relationsToward(uuid, world.galaxy, NAMED);
  const besides = [
    ...labelled(
      'from others',
      toward.flatMap(({ type, text }) => wrap([span(`${type}  `, 'type'), span(text)], width - LABEL)),
      width,
    ),
    ...labelled('one with', groupLines(state, located, width - LABEL), width),
    ...labelled('candidates', [[span(candidates(state, located))]], width),
  ];
  return [...handLines(state), [], ...entryLines({ ...view, relations }, width, besides)];
}

/** What `r` and `R` relate the entry to. */
function handLines(state: State): Line[] {
  const pair = currentPair(state);
  const { hand } = state;
  const left =
    hand === null
      ? pair && named(pair.subject.value, pair.subject.cluster, 'left of the pair on screen')
      : named(hand.entry.value, hand.cluster.name, 'in hand');
  const right = pair && named(pair.object.value, pair.object.cluster, 'right of the pair on screen');
  const keys = (action: 'relate' | 'relate-right') => keyOf(state, 'entry', action);
  if (left === null) return [[span('nothing is in hand yet', 'dim')]];
  return [
    [span(keys('relate'), 'key'), span(' relates it to ', 'dim'), ...left],
    ...(right === null
      ? []
      : [[span(keys('relate-right'), 'key'), span(' relates it to ', 'dim'), ...right]]),
  ];
}

function named(value: string, cluster: string, where: string): Line {
  return [span(value, 'strong'), span(` (${cluster}), ${where}`, 'dim')];
}

function groupLines(state: State, { entry }: Located, width: number): Line[] {
  const identities = identitiesOf(state);
  if (identities === null || state.world === null || entry.uuid === null) return [];
  const group = identityGroup(entry.uuid, identities.graph, state.world.galaxy);
  const members = group.map((m) => `${m.entry.value} (${m.cluster.name})`);
  return members.length === 0 ? [] : wrap([span(members.join(', '))], width);
}

function candidates({ pairs }: State, { entry }: Located): string {
  const own = pairs.all.filter(
    ({ subject, object }) => subject.uuid === entry.uuid || object.uuid === entry.uuid,
  );
  return own.length === 0 ? 'none was proposed' : count(own.length, 'pair');
}
