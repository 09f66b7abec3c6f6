import type { MatchIndex } from './match-index.js';
import { detailOf, type Finding, priorEvidence, rowOf } from './model.js';
import { remembered } from './remembered.js';
import { type Judgement, refOfEntry } from './score.js';
import type { CandidatePair } from './types.js';
import { WEIGHTS } from './weights.js';

/** One line of NDJSON: the pair as it is, keys in the documented order. */
export function toNdjson(pair: CandidatePair): string {
  return `${JSON.stringify(pair)}\n`;
}

/**
 * Makes the function that writes what `toNdjson` writes of an explained judgement, without explaining it first: entries
 * and rows of evidence come again in many pairs, and are put into JSON once.
 */
export function lineWriter(index: MatchIndex): (judgement: Judgement) => string {
  const refs: string[] = Array(index.size);
  const ref = (entry: number) => {
    refs[entry] ??= JSON.stringify(refOfEntry(index, entry));
    return refs[entry];
  };
  return (judgement) => {
    const { subject, object, matchWeight, matchProbability, relation, tags, linked } = judgement;
    const { type, subject: side, probability } = relation;
    const sides = `"subject":${ref(subject)},"object":${ref(object)}`;
    const match = `"matchWeight":${matchWeight},"matchProbability":${matchProbability}`;
    const proposal = `{"type":${quoted(type)},"subject":"${side}","probability":${probability}}`;
    const tagList = `[${tags.map(quoted).join(',')}]`;
    let evidence = PRIOR;
    for (const finding of judgement.findings) evidence += rowText(finding, judgement, index);
    return `{${sides},${match},"relation":${proposal},"tags":${tagList},"linked":"${linked}","evidence":[${evidence}]}\n`;
  };
}

const quoted = remembered((text: string) => JSON.stringify(text));
const PRIOR = JSON.stringify(priorEvidence(WEIGHTS.match));

/** Number of a finding → its row after a comma, up to the detail. */
const rows: string[] = [];

function rowText(finding: Finding, { facts }: Judgement, index: MatchIndex): string {
  rows[finding.number] ??= `,${JSON.stringify(rowOf(finding, WEIGHTS.match)).slice(0, -1)}`;
  const detail = detailOf(finding, facts, index);
  return detail ? `${rows[finding.number]},"detail":${JSON.stringify(detail)}}` : `${rows[finding.number]}}`;
}
