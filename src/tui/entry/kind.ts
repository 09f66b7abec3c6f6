import type { Located } from '../../galaxy/galaxy.js';

/** What an entry is: actor, malware, technique, … */
export function kindOf({ cluster }: Located): string {
  return cluster.type;
}
