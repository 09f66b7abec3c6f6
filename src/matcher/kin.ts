import { isIdentity } from '../galaxy/relation-vocabulary.js';
import { type Rows, rowLength } from './csr.js';
import { familyOf, KINDS } from './kind.js';
import { Step } from './name-forms.js';

/** What joins an entry and its kin; the greater number is the stronger bond. */
export const Bond = { name: 1, similar: 2 } as const;

/** Entry → its kin, ascending and without repetition; `bonds` in parallel. */
export interface Kin {
  readonly rows: Rows<Uint32Array>;
  readonly bonds: Uint8Array;
}

/** Nobody has kin: what an index begins with. */
export const NO_KIN: Kin = {
  rows: { start: new Uint32Array(0), items: new Uint32Array(0) },
  bonds: new Uint8Array(0),
};

/** What of an index says who is kin to whom. */
interface KinSource {
  readonly size: number;
  readonly candidate: Uint8Array;
  readonly kinds: Uint8Array;
  readonly bearers: Rows<Uint32Array>;
  readonly bearerSteps: Uint8Array;
  readonly related: Rows<Uint32Array>;
  readonly relatedTypes: readonly string[];
}

type Join = (a: number, b: number, bond: number) => void;

/**
 * The kin of each entry: those that share a name with it and are of its family of kinds, and those that a relation
 * calls the same thing, in either direction. `accepted` holds pairs that a curator has accepted as such and that no
 * relation says yet.
 */
export function buildKin(index: KinSource, accepted: readonly (readonly [number, number])[] = []): Kin {
  const { size, related, relatedTypes } = index;
  const edges: number[] = [];
  const join: Join = (a, b, bond) => {
    if (a !== b) edges.push((a * size + b) * 4 + bond, (b * size + a) * 4 + bond);
  };
  joinNamesakes(index, join);
  for (let entry = 0; entry < size; entry += 1) {
    for (let at = related.start[entry] ?? 0; at < (related.start[entry + 1] ?? 0); at += 1) {
      if (isIdentity(relatedTypes[at] ?? '')) join(entry, related.items[at] ?? 0, Bond.similar);
    }
  }
  for (const [a, b] of accepted) join(a, b, Bond.similar);
  return rowsOf(new Float64Array(edges).sort(), size);
}

/** A name that more entries bear is no sign of kinship. */
const MOST_BEARERS = 12;

function joinNamesakes(index: KinSource, join: Join): void {
  const { bearers, bearerSteps, candidate, kinds } = index;
  const families = KINDS.map(familyOf);
  for (let key = 0; key < bearers.start.length - 1; key += 1) {
    const count = rowLength(bearers, key);
    if (count < 2 || count > MOST_BEARERS) continue;
    const first = bearers.start[key] ?? 0;
    for (let i = first; i < first + count; i += 1) {
      const a = bearers.items[i] ?? 0;
      if (candidate[a] === 0 || (bearerSteps[i] ?? 0) > Step.platform) continue;
      for (let j = i + 1; j < first + count; j += 1) {
        const b = bearers.items[j] ?? 0;
        if (candidate[b] === 0 || (bearerSteps[j] ?? 0) > Step.platform) continue;
        if (families[kinds[a] ?? 0] !== families[kinds[b] ?? 0]) continue;
        join(a, b, Bond.name);
      }
    }
  }
}

/** Takes sorted numbers (entry, kin, bond) apart; of several bonds between two entries the strongest, the last, stays. */
function rowsOf(edges: Float64Array, size: number): Kin {
  const start = new Uint32Array(size + 1);
  const items = new Uint32Array(edges.length);
  const bonds = new Uint8Array(edges.length);
  let kept = 0;
  for (let i = 0; i < edges.length; i += 1) {
    const edge = edges[i] ?? 0;
    const pair = Math.floor(edge / 4);
    if (pair === Math.floor((edges[i + 1] ?? -1) / 4)) continue;
    items[kept] = pair % size;
    bonds[kept] = edge % 4;
    kept += 1;
    start[Math.floor(pair / size) + 1] = kept;
  }
  for (let entry = 0; entry < size; entry += 1) {
    start[entry + 1] = Math.max(start[entry + 1] ?? 0, start[entry] ?? 0);
  }
  return { rows: { start, items: items.slice(0, kept) }, bonds: bonds.slice(0, kept) };
}
