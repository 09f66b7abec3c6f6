import { expect } from 'vitest';
import type { CandidatePair } from '../../../src/matcher/types.js';
import type { Workspace } from '../../../src/plan/ports.js';
import type { ReviewDesk } from '../../../src/tui/events.js';
import { makeKeymap } from '../../../src/tui/input/bindings.js';
import { KEYMAP } from '../../../src/tui/keymap.js';
import { converse } from '../../../src/tui/plain/converse.js';
import { Headless } from '../../../src/tui/run/headless.js';
import { clusterText, uuid } from '../../e2e/support/galaxies.js';
import { EVERYTHING } from '../../support/requests.js';
import { TempGalaxy } from '../../support/temp-galaxy.js';
import { CERTAIN } from '../support/galaxy.js';

const NAMES = ['OceanLotus', 'Sandworm'];

/** Two vendors who know the same two actors. */
export function galaxy(): TempGalaxy {
  const values = (letter: string) =>
    NAMES.map((value, n) => ({ description: `About ${value}.`, uuid: uuid(letter, n), value }));
  return new TempGalaxy({
    'clusters/vendor-a.json': clusterText('vendor-a', values('a')),
    'clusters/vendor-b.json': clusterText('vendor-b', values('b')),
  }).init();
}

export const PAIRS: CandidatePair[] = NAMES.map((value, n) => ({
  subject: { uuid: uuid('a', n), value, cluster: 'vendor-a' },
  object: { uuid: uuid('b', n), value, cluster: 'vendor-b' },
  matchWeight: 7,
  matchProbability: 0.99,
  relation: { type: 'similar', subject: 'subject', probability: 0.99 },
  tags: [CERTAIN],
  linked: 'none',
  evidence: [{ comparison: 'prior', level: 'pairs that blocking lets through', matchWeight: 7 }],
}));

/** Gives `answers`, one to each question; returns everything that was said. */
export async function talk(
  workspace: Workspace,
  answers: readonly string[],
  desk?: ReviewDesk,
): Promise<string> {
  const scan: Workspace['scanner']['scan'] = async (_, hooks) =>
    PAIRS.filter((pair) => !hooks?.decided?.has(`${pair.subject.uuid} ${pair.object.uuid}`));
  const app = new Headless({
    workspace: { ...workspace, scanner: { ...workspace.scanner, scan } },
    request: { ...EVERYTHING, limit: 100 },
    ...(desk ? { desk } : {}),
    keymap: makeKeymap(KEYMAP),
    galaxyName: 'test',
    session: 's',
    now: () => new Date('2026-05-04T12:00:00Z'),
  });
  const left = [...answers];
  const said: string[] = [];
  await converse(app, {
    say: async (...sentences) => {
      said.push(...sentences);
    },
    ask: async (question) => {
      said.push(question);
      return left.shift() ?? null;
    },
  });
  expect(left).toEqual([]);
  return said.join('\n');
}
