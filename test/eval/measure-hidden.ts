import type { Galaxy } from '../../src/galaxy/galaxy.js';
import type { MatchIndex } from '../../src/matcher/match-index.js';
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { BASELINES } from './baselines.js';
import { foundAmong, scanOf, withHiddenRelations } from './hidden.js';
import type { Options } from './options.js';
import { percent, printTable, section } from './print.js';
import { curatedPairs, indexOf, readPairs } from './read.js';
import { blockingTable, numbersOf } from './retrieval.js';

/** Takes away the relations that curators made, and prints how many a default scan finds again, and which rules do. */
export async function measureHidden(galaxy: Galaxy, options: Options): Promise<void> {
  const curated = curatedPairs(galaxy, options.unjudged);
  await withHiddenRelations(options.galaxy, async (copy) => {
    const found = await scanOf(copy);
    section(
      `${curated.size} similar relations of curators, hidden; a default scan lists ${found.length} pairs`,
    );
    printTable(
      ['among the first', 'found', 'of all', 'relation probability down to'],
      [1_000, 2_000, 5_000, 10_000, 20_000].map((limit) => {
        const count = foundAmong(found, curated, limit);
        const last = found[Math.min(limit, found.length) - 1]?.relation.probability ?? 0;
        return [`${limit}`, `${count}`, percent(count / curated.size), last.toFixed(3)];
      }),
    );
    const index = indexOf(readGalaxy(copy).clusters);
    const equal = [...curated.values()].filter(([one, other]) => {
      const [a, b] = [index.find(one), index.find(other)];
      return a !== undefined && b !== undefined && BASELINES[0]?.score(index, a, b) === 1;
    });
    console.log(`  lower-case equality finds ${equal.length}, ${percent(equal.length / curated.size)}`);
    const same = readPairs(options).tested.filter(({ label }) => label === 'same');
    printBlocking(
      index,
      same.map(({ subject, object }) => [subject, object] as const),
      [...curated.values()],
    );
  });
}

type Pairs = readonly (readonly [string, string])[];

function printBlocking(index: MatchIndex, same: Pairs, hidden: Pairs): void {
  section(
    `Blocking rules: pairs that each forms, and of ${same.length} labelled same and ${hidden.length} hidden pairs`,
  );
  printTable(
    ['rule', 'pairs', 'not by those above', 'same', 'not above', 'hidden', 'not above'],
    blockingTable(index, [numbersOf(same, index), numbersOf(hidden, index)]).map(
      ({ rule, pairs, added, found }) => [
        rule,
        `${pairs}`,
        `${added}`,
        ...found.flatMap(({ all, added }) => [`${all}`, `${added}`]),
      ],
    ),
  );
}
