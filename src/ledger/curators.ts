import type { Curator } from './types.js';

/**
 * What tells curators apart: the ORCID, else the address of electronic mail, else the name; empty for nobody. Names
 * change more often than addresses.
 */
export function curatorKey({ label, orcid }: Curator): string {
  if (orcid !== null) return orcid;
  const mail = /<([^<>]+)>\s*$/.exec(label)?.[1];
  return (mail ?? label).trim().toLowerCase();
}

/** Whether two curators are one person; who is not named is nobody's equal. */
export function sameCurator(a: Curator, b: Curator): boolean {
  return curatorKey(a) !== '' && curatorKey(a) === curatorKey(b);
}

/** How a curator is called in a list: the name without the address. */
export function curatorName({ label, orcid }: Curator): string {
  return label.replace(/\s*<[^<>]*>\s*$/, '') || label || (orcid ?? 'nobody');
}
