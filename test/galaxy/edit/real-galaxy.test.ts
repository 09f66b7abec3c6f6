import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editCluster, entryAt, openCluster } from '../../../src/galaxy/edit/cluster-text.js';
import type { EntryChange } from '../../../src/galaxy/edit/edit-entry.js';
import type { Relation } from '../../../src/galaxy/types.js';
import { realGalaxy } from '../../support/real-galaxy.js';
import { naiveAdd, parseText, printSorted } from './naive.js';

const ADDED: Relation[] = [
  { destUuid: 'aaaaaaaa-0000-4000-8000-000000000001', type: 'similar', tags: ['tlp:white', 'x:y="z"'] },
  { destUuid: 'aaaaaaaa-0000-4000-8000-000000000002', type: 'uses', tags: [] },
];

/** Upstream sorts all keys; this one file has some entries that are not. */
const UNSORTED = 'threat-actor.json';

/** Entries of every kind: with relations, without, with an empty list; at both ends and between. */
function someEntries(text: string): number[] {
  const { values } = parseText(text);
  const first = (wanted: (related: unknown[] | undefined) => boolean) =>
    values.findIndex(({ related }) => wanted(related));
  const picked = [
    0,
    values.length - 1,
    Math.floor(values.length / 2),
    first((related) => related === undefined),
    first((related) => related?.length === 0),
    first((related) => (related?.length ?? 0) > 0),
  ];
  return [...new Set(picked)].filter((index) => index >= 0);
}

describe.skipIf(realGalaxy === null)('every cluster of the real galaxy', () => {
  const folder = join(realGalaxy ?? '.', 'clusters');
  const files = realGalaxy === null ? ['(none)'] : readdirSync(folder);

  it.each(files)('%s is edited as upstream does it, byte for byte, and back', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const opened = openCluster({ path: `clusters/${file}`, text });
    if ('problem' in opened) throw new Error(opened.problem.message);
    for (const index of someEntries(text)) {
      const add: EntryChange = { add: ADDED, remove: new Set(), retype: new Map(), emptied: null };
      const edited = editCluster(opened.cluster, new Map([[index, add]]));
      const wanted = naiveAdd(text, index, ADDED);
      if (file === UNSORTED) expect(JSON.parse(edited)).toEqual(wanted);
      else expect(edited === printSorted(wanted), `entry ${index}`).toBe(true);

      const again = openCluster({ path: `clusters/${file}`, text: edited });
      if ('problem' in again) throw new Error(again.problem.message);
      const { relations } = entryAt(again.cluster, index);
      const had = /^ {6}"related": \[\]/m.test(entryAt(opened.cluster, index).text) ? '[]' : null;
      const remove = new Set([relations.length - 2, relations.length - 1]);
      const back = editCluster(
        again.cluster,
        new Map([[index, { add: [], remove, retype: new Map(), emptied: had }]]),
      );
      const raised = text.replace(/^( {2}"version": )(\d+)/m, (_, key, n) => `${key}${Number(n) + 2}`);
      expect(back === raised, `entry ${index} and back`).toBe(true);
    }
  });
});
