import { RelataError } from '../galaxy/problem.js';

/** Least similarity at which a name is worth suggesting; `threat-actr` and `threat-actor` have 0.98. */
const WORTH_SUGGESTING = 0.85;

/**
 * Checks the names of clusters given on the command line against those of the galaxy. Throws a {@link RelataError} for
 * the first unknown one, with the nearest name where one is near.
 */
export async function checkClusterNames(asked: readonly string[], known: readonly string[]): Promise<void> {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = await nearestName(unknown, known);
  const remedy = nearest
    ? `did you mean \`${nearest}\`?`
    : 'clusters are called by their file names without .json; `relata --help` lists the commands';
  throw new RelataError(`no cluster and no command is called \`${unknown}\``, remedy);
}

async function nearestName(name: string, known: readonly string[]): Promise<string | null> {
  // Loaded only now: most names are known.
  const { default: distance } = await import('natural/lib/natural/distance/index.js');
  const wanted = name.toLowerCase().replace(/\.json$/, '');
  let nearest: string | null = null;
  let best = WORTH_SUGGESTING;
  for (const candidate of known) {
    const similarity = distance.JaroWinklerDistance(wanted, candidate);
    if (similarity > best) [nearest, best] = [candidate, similarity];
  }
  return nearest;
}
