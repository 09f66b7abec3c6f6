import type { Kind } from '../kind.js';
import { roleBit } from '../traits.js';
import type { Comparison } from './comparison.js';

/** What the two kinds have to do with each other, and whether one of the entries is of its kind at all. */
export const kind: Comparison = {
  name: 'kind',
  levels: [
    'both malware',
    'both tools',
    'malware and tool',
    'exploit kit and other software',
    'both actors',
    'both techniques',
    'both mitigations',
    'both places',
    'same other kind',
    'document and its subject',
    'actor and software',
    'actor and software of a gang',
    'actor and a gang among software',
    'actor and campaign',
    'actor and organisation',
    'organisation and software',
    'organisation that is software, and software',
    'technique and mitigation',
    'technique and detection',
    'term and technique',
    'place and something else',
    'equipment and something else',
    'different kinds',
  ],
  ordered: false,
  level({ a, b, kinds }, { roles }) {
    const relation = relationOf(kinds);
    if (relation === 'actor and software') {
      return gangLevel(roles[SOFTWARE.has(kinds[0]) ? a : b] ?? 0);
    }
    if (relation === 'organisation and software') {
      const vendor = SOFTWARE.has(kinds[0]) ? b : a;
      const isProduct = ((roles[vendor] ?? 0) & roleBit('software')) !== 0;
      return isProduct ? 'organisation that is software, and software' : relation;
    }
    return relation;
  },
  detail: ({ kinds }) => `${kinds[0]}, ${kinds[1]}`,
};

/** Some catalogues of malware list the gangs behind it as well: such an entry can be the same thing as an actor. */
function gangLevel(role: number): string {
  if ((role & roleBit('group')) === 0) return 'actor and software';
  return (role & roleBit('software')) === 0
    ? 'actor and a gang among software'
    : 'actor and software of a gang';
}

const SOFTWARE: ReadonlySet<Kind> = new Set(['malware', 'tool']);

const SAME: Partial<Record<Kind, string>> = {
  malware: 'both malware',
  tool: 'both tools',
  actor: 'both actors',
  technique: 'both techniques',
  mitigation: 'both mitigations',
  place: 'both places',
};

/** Pairs of kinds that get a level of their own; the first that holds counts. */
const PAIRS: readonly (readonly [Kind, readonly Kind[] | 'any', string])[] = [
  ['document', 'any', 'document and its subject'],
  ['malware', ['tool'], 'malware and tool'],
  ['exploit kit', ['malware', 'tool'], 'exploit kit and other software'],
  ['actor', ['malware', 'tool'], 'actor and software'],
  ['actor', ['campaign'], 'actor and campaign'],
  ['actor', ['organisation'], 'actor and organisation'],
  ['organisation', ['malware', 'tool'], 'organisation and software'],
  ['mitigation', ['technique', 'tactic'], 'technique and mitigation'],
  ['detection', ['technique', 'tactic'], 'technique and detection'],
  ['term', ['technique', 'tactic'], 'term and technique'],
  ['place', 'any', 'place and something else'],
  ['equipment', 'any', 'equipment and something else'],
];

function relationOf([a, b]: readonly [Kind, Kind]): string {
  if (a === b) return SAME[a] ?? 'same other kind';
  const found = PAIRS.find(
    ([one, others]) =>
      (a === one && (others === 'any' || others.includes(b))) ||
      (b === one && (others === 'any' || others.includes(a))),
  );
  return found?.[2] ?? 'different kinds';
}
