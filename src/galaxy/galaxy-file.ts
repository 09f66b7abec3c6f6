import * as z from 'zod';
import { parseJson } from './json.js';
import type { Problem } from './problem.js';
import type { Cluster, GalaxyFile, SourceText } from './types.js';

const GalaxyFileSchema = z.object({
  type: z.string(),
  name: z.string().catch(''),
  namespace: z.string().catch(''),
});

/** Reads one file of `galaxies/`. Without a string `type` it says nothing about any cluster. */
export function parseGalaxyFile(source: SourceText): { galaxy: GalaxyFile | null; problems: Problem[] } {
  const json = parseJson(source.text, source.path);
  if ('problem' in json) return { galaxy: null, problems: [json.problem] };
  const parsed = GalaxyFileSchema.safeParse(json.value);
  if (parsed.success) {
    const { type, name, namespace } = parsed.data;
    return { galaxy: { type, title: name, namespace }, problems: [] };
  }
  const problem: Problem = {
    severity: 'error',
    file: source.path,
    message: 'galaxy left out: no string `type`',
    remedy: 'give it the type that its clusters have',
  };
  return { galaxy: null, problems: [problem] };
}

/** Marks the clusters whose galaxy stands in the namespace `deprecated`. */
export function withDeprecation(cluster: Cluster, galaxies: readonly GalaxyFile[]): Cluster {
  return isDeprecated(cluster.type, galaxies) ? { ...cluster, deprecated: true } : cluster;
}

/** Whether the galaxy of clusters of this type stands in the namespace `deprecated`. */
export function isDeprecated(type: string, galaxies: readonly GalaxyFile[]): boolean {
  return galaxies.some((galaxy) => galaxy.type === type && galaxy.namespace === 'deprecated');
}
