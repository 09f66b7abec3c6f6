/**
 * The library: what of the pure core is of use to those who want to read and check a galaxy, or what relata prints of
 * it, in a program of their own. Nothing here touches a file, the network or a clock.
 */
export { type ClusterResult, parseCluster } from './galaxy/cluster.js';
export { assembleGalaxy, type Galaxy, type Located, namesOf, pairKey, refOf } from './galaxy/galaxy.js';
export { parseGalaxyFile, withDeprecation } from './galaxy/galaxy-file.js';
export {
  addTag,
  checkTag,
  formatMachineTag,
  type MachineTag,
  parseMachineTag,
} from './galaxy/machine-tag.js';
export { describeProblem, type Problem } from './galaxy/problem.js';
export {
  type Direction,
  type RelationType,
  type RelationVocabulary,
  relationVocabulary,
} from './galaxy/relation-vocabulary.js';
export { parseTaxonomy, type Taxonomy, type TaxonomyTag } from './galaxy/taxonomy.js';
export type { Cluster, Entry, EntryRef, GalaxyFile, Relation, SourceText, Uuid } from './galaxy/types.js';
export { version } from './galaxy/version.js';
export { visible } from './galaxy/visible.js';
export type { Curator, Decision, LedgerRow, Verdict, WrittenSides } from './ledger/types.js';
export type { CandidatePair, Evidence, Linked, Proposal } from './matcher/types.js';
