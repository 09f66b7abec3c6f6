import type { Uuid } from '../../galaxy/types.js';

/** Prefix names and what they stand for. */
export type Prefixes = ReadonlyMap<string, string>;

const UUID_BASE = 'https://www.misp-galaxy.org/uuid/';
export const GALAXY_BASE = 'https://www.misp-galaxy.org/';

/** The prefixes of relata's own files, sorted. */
export const OWN_PREFIXES: Prefixes = new Map([
  ['IAO', 'http://purl.obolibrary.org/obo/IAO_'],
  ['misp', 'https://github.com/MISP/misp-objects/blob/main/relationships/definition.json#'],
  ['misp.cluster', GALAXY_BASE],
  ['misp.galaxy', UUID_BASE],
  ['orcid', 'https://orcid.org/'],
  ['semapv', 'https://w3id.org/semapv/vocab/'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
]);

/** Prefixes that SSSOM lets every file use without saying so. */
const BUILT_IN: Prefixes = new Map([
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['semapv', 'https://w3id.org/semapv/vocab/'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['sssom', 'https://w3id.org/sssom/'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ['linkml', 'https://w3id.org/linkml/'],
]);

/** Writes an identifier of another vocabulary with the prefixes of relata's own files; leaves it when it has none. */
export function toOwnCurie(id: string, prefixes: Prefixes): string {
  const colon = id.indexOf(':');
  const prefix = id.slice(0, colon);
  const base = prefixes.get(prefix) ?? BUILT_IN.get(prefix);
  if (base !== undefined && base === OWN_PREFIXES.get(prefix)) return id;
  const iri = base === undefined ? id : base + id.slice(colon + 1);
  for (const [name, own] of MOST_SPECIFIC_FIRST) {
    if (iri.startsWith(own)) return `${name}:${iri.slice(own.length)}`;
  }
  return id;
}

/** `misp.galaxy` begins with what `misp.cluster` stands for. */
const MOST_SPECIFIC_FIRST = [...OWN_PREFIXES].sort(([, a], [, b]) => b.length - a.length);

/**
 * The UUID that `misp.galaxy:…`, its IRI or a bare UUID names, lower-cased; null for anything else. Old data hold other
 * things than UUIDs, so after the prefix anything without white space will do.
 */
export function toUuid(id: string, prefixes: Prefixes): Uuid | null {
  const curie = id.startsWith('misp.galaxy:') ? id : toOwnCurie(id.trim(), prefixes);
  const uuid = curie.startsWith('misp.galaxy:') ? decode(curie.slice('misp.galaxy:'.length)) : curie;
  const shape = uuid === curie ? /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i : /^\S+$/;
  return shape.test(uuid) ? uuid.toLowerCase() : null;
}

/** `misp.galaxy:<uuid>` */
export function fromUuid(uuid: Uuid): string {
  return `misp.galaxy:${encode(uuid)}`;
}

/** Percent-encodes what may follow a prefix. */
export function encode(local: string): string {
  return /^[\w.-]*$/.test(local) ? local : encodeURIComponent(local.replace(/\p{Cs}/gu, '\ufffd'));
}

/** Undoes {@link encode}; a text that is not percent-encoded properly stands for itself. */
export function decode(local: string): string {
  if (!local.includes('%')) return local;
  try {
    return decodeURIComponent(local);
  } catch {
    return local;
  }
}
