import { describe, expect, onTestFinished, test } from 'vitest';
import { runRelata } from '../support/run-relata.js';
import { BARE_ENV, TempGalaxy } from '../support/temp-galaxy.js';
import { clusterText, uuid } from './support/galaxies.js';
import { Session } from './support/session.js';

/** A link, colours in C0 and C1, a title, text that runs backwards, and letters that are not seen. */
const HOSTILE = 'Evil\x1b]8;;https://a.example\x07\x1b[31m\x9b32m\x9d0;t\x9c\u202eabc\u200b\u{e0041}';
const LEFT = uuid('a', 1);
const RIGHT = uuid('b', 1);

const DECISIONS = JSON.stringify({
  mappings: [
    {
      subject_id: `misp.galaxy:${LEFT}`,
      object_id: `misp.galaxy:${RIGHT}`,
      predicate_label: 'similar',
      author_label: HOSTILE,
      comment: HOSTILE,
    },
  ],
});

/** Two entries that are one thing, with such text wherever a string may be, file names included. */
function hostileGalaxy(): TempGalaxy {
  const values = (letter: string) => [
    {
      description: `${HOSTILE} is an espionage actor.`,
      meta: { synonyms: [HOSTILE, 'OceanLotus'], refs: [HOSTILE], country: HOSTILE },
      uuid: uuid(letter, 1),
      value: `OceanLotus ${HOSTILE}`,
    },
  ];
  return new TempGalaxy({
    'clusters/left\x1b[31m.json': clusterText(HOSTILE, values('a')),
    'clusters/right.json': clusterText(HOSTILE, values('b')),
    'clusters/broken\x1b[31m.json': '{',
    decisions: DECISIONS,
    pairs: `${LEFT}\t${RIGHT}\n`,
  }).init();
}

/** Whatever could drive a terminal or hide text, but for the line breaks and tabs of the output itself. */
const UNSAFE = /(?![\r\n\t])[\p{Cc}\p{Cf}]/u;

/** What `relata` prints on a terminal. */
async function printedBy(galaxy: TempGalaxy, args: readonly string[]): Promise<string> {
  const session = Session.start(args, { cwd: galaxy.root, env: BARE_ENV });
  onTestFinished(() => session.close());
  await session.ended;
  return session.written;
}

describe('hostile text', () => {
  test('drives no terminal in what is printed before a decision', async () => {
    const galaxy = hostileGalaxy();
    for (const args of [
      ['scan', '--explain'],
      ['scan', '--format', 'ndjson'],
      ['scan', '--format', 'csv'],
      ['scan', '--format', 'sssom'],
      ['scan', HOSTILE],
      ['score', '--pairs', 'pairs'],
      ['apply', 'decisions', '--dry-run'],
    ]) {
      const printed = await printedBy(galaxy, args);
      expect(printed, args.join(' ')).toContain('\\u{');
      expect(printed, args.join(' ')).not.toMatch(UNSAFE);
    }
  });

  test('drives no terminal in what is printed after one, and in the commit', async () => {
    const galaxy = hostileGalaxy();
    expect((await runRelata(['apply', 'decisions', '--commit'], { cwd: galaxy.root })).status).toBe(0);
    const message = galaxy.git('log', '-1', '--format=%B');
    expect(message).toContain('\\u{001b}]8;;');
    expect(message).not.toMatch(UNSAFE);
    for (const args of [
      ['review', '--summary'],
      ['review', '--summary', '--format', 'json'],
      ['ledger', 'export', '--format', 'csv'],
      ['ledger', 'export', '--format', 'sssom-json'],
      ['ledger', 'fix'],
      ['undo'],
    ]) {
      expect(await printedBy(galaxy, args), args.join(' ')).not.toMatch(UNSAFE);
    }
  });

  test('reaches a pipe and the clusters byte for byte', async () => {
    const galaxy = hostileGalaxy();
    const { out } = await runRelata(['score', '--pairs', 'pairs'], { cwd: galaxy.root });
    expect(JSON.parse(out).subject.value).toBe(`OceanLotus ${HOSTILE}`);
  });
});

const MEGABYTE = 1024 * 1024;

describe('files of a monstrous size or shape', () => {
  test('are written like any other, within a gigabyte of memory', {
    timeout: 120_000,
  }, async () => {
    const one = (letter: string, meta: string) =>
      `{"uuid":"${uuid('0', 1)}","values":[{"meta":${meta},"uuid":"${uuid(letter, 1)}","value":"x"}],"version":1}\n`;
    const shapes: Readonly<Record<string, string>> = {
      a: '{}',
      b: JSON.stringify({ text: Array(50).fill('0123456789abcdef'.repeat(MEGABYTE / 16)) }),
      c: `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      d: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
      e: JSON.stringify({ synonyms: Array.from({ length: 1_000_000 }, (_, n) => `Name ${n}`) }),
      f: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":["__proto__"]}',
      g: `{"huge":${'9'.repeat(100_000)},"float":1e99999,"tiny":-0}`,
    };
    const letters = Object.keys(shapes);
    const files = Object.fromEntries(
      letters.map((letter) => [`clusters/${letter}.json`, one(letter, shapes[letter] ?? '')]),
    );
    const others = letters.slice(1);
    const list = ['subject_uuid,object_uuid,type', ...others.map((l) => `${LEFT},${uuid(l, 1)},similar`)];
    const galaxy = new TempGalaxy({ ...files, list: `${list.join('\n')}\n` });
    const env = { ...BARE_ENV, NODE_OPTIONS: '--max-old-space-size=1024' };

    const applied = await runRelata(['apply', 'list', '--quiet'], { cwd: galaxy.root, env });
    expect(applied.err).not.toContain('refused');
    expect(applied.status).toBe(0);
    const related = `"related":[{"dest-uuid":"${LEFT}","type":"similar"}],`;
    for (const letter of others) {
      const edited = one(letter, shapes[letter] ?? '')
        .replace('"uuid":"'.concat(uuid(letter, 1)), `${related}$&`)
        .replace('"version":1}', '"version":2}');
      // Compared here, because a failure would print megabytes.
      expect(galaxy.read(`clusters/${letter}.json`) === edited, letter).toBe(true);
    }
  });
});
