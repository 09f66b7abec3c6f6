import { describe, expect, it } from 'vitest';
import { decision } from '../ledger/make.js';
import { clusterText, GALAXY, item } from '../plan/make.js';
import { decide } from '../support/deciding.js';
import { TempGalaxy } from '../support/temp-galaxy.js';

const OLD = clusterText([item(1)]).replaceAll('"x"', '"old"');
const FILES = {
  ...GALAXY,
  'clusters/old.json': OLD,
  'galaxies/old.json': JSON.stringify({ type: 'old', name: 'old', namespace: 'deprecated', uuid: 'x' }),
};

/** A galaxy whose live `left` cannot be read, while the deprecated `old` has its first entry too. */
function brokenBy(start: string): TempGalaxy {
  return new TempGalaxy({ ...FILES, 'clusters/left.json': start + GALAXY['clusters/left.json'] });
}

describe('while a live cluster is left out because it is broken', () => {
  it.each([
    ['a merge', '<<<<<<< HEAD\n'],
    ['an editor', '{"values": ['],
  ])('by %s, its deprecated twin is not written in its place', async (_whom, start) => {
    const galaxy = brokenBy(start);
    const workspace = await galaxy.open();
    await decide(workspace, [decision(1, 2)]);
    const { outcomes, files } = await workspace.writer.preview([decision(1, 2)]);
    expect(outcomes[0]?.result).toBe('refused');
    expect(outcomes[0]?.reason).toContain('clusters/left.json');
    expect(files).toEqual([]);
  });

  it('a decision that names no cluster is not taken to mean the deprecated twin either', async () => {
    const workspace = await brokenBy('<<<<<<< HEAD\n').open();
    const made = decision(1, 2);
    const unnamed = { ...made, subject: { ...made.subject, cluster: '' } };
    const { outcomes } = await workspace.writer.preview([unnamed]);
    expect(outcomes[0]?.result).toBe('refused');
    expect(outcomes[0]?.reason).toMatch(/no cluster that can be read has an entry .*clusters\/left.json/);
  });
});

it('the deprecated twin is written when no live cluster has the entry', async () => {
  const workspace = await new TempGalaxy({ ...FILES, 'clusters/left.json': clusterText([item(3)]) }).open();
  const { files } = await workspace.writer.preview([decision(1, 2)]);
  expect(files.map((file) => file.path)).toContain('clusters/old.json');
});
