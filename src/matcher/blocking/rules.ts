import type { MatchIndex } from '../match-index.js';
import { closeSpellings } from './close-spellings.js';
import { equalNames, strippedNames } from './equal-names.js';
import { likeDescriptions } from './like-descriptions.js';
import { namesakesOfNeighbours } from './neighbours.js';
import type { PairList } from './pairs.js';
import { nameMentions, wordsWithin } from './rare-words.js';
import { externalIds, rareReferences } from './shared-items.js';
import { joinedByThird } from './third-entries.js';

/** One reason to look at a pair at all. Rules only form pairs; what these are worth is for the comparisons to say. */
export interface BlockingRule {
  readonly name: string;
  readonly collect: (index: MatchIndex, pairs: PairList) => void;
}

/** The first rule alone makes the first tier of a scan. */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  { name: 'equal names', collect: equalNames },
  { name: 'equal stripped names', collect: strippedNames },
  { name: 'close spellings', collect: closeSpellings },
  { name: 'rare words of one name in the other', collect: wordsWithin },
  { name: 'name in the description', collect: nameMentions },
  { name: 'shared rare references', collect: rareReferences },
  { name: 'shared external ids', collect: externalIds },
  { name: 'like descriptions', collect: likeDescriptions },
  { name: 'kin of one entry', collect: joinedByThird },
  { name: 'namesakes of neighbours', collect: namesakesOfNeighbours },
];
