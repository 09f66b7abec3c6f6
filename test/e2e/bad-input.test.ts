import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runRelata } from '../support/run-relata.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'relata-bad-'));
});

afterEach(() => {
  execFileSync('chmod', ['-R', 'u+w', root]);
  rmSync(root, { recursive: true, force: true });
});

const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';

function clusterText(entries: readonly { uuid: string; value: string }[]): string {
  return JSON.stringify({
    authors: [],
    category: 'actor',
    description: 'd',
    name: 'n',
    source: 's',
    type: 't',
    uuid: '33333333-3333-4333-8333-333333333333',
    values: entries,
    version: 1,
  });
}

function writeCluster(name: string, text: string): void {
  mkdirSync(join(root, 'clusters'), { recursive: true });
  writeFileSync(join(root, 'clusters', `${name}.json`), text);
}

/** Two clusters with one candidate pair. */
function writeSmallGalaxy(): void {
  writeCluster('a', clusterText([{ uuid: A, value: 'OceanLotus' }]));
  writeCluster('b', clusterText([{ uuid: B, value: 'Ocean Lotus' }]));
}

const decision = [
  'subject_id\tpredicate_id\tobject_id\tmapping_justification',
  `misp.galaxy:${A}\tskos:closeMatch\tmisp.galaxy:${B}\tsemapv:ManualMappingCuration`,
  '',
].join('\n');

describe('one clear sentence, the right status, nothing written', () => {
  test('a folder without clusters', async () => {
    const { status, out, err } = await runRelata(['scan', '-C', root]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^relata: .*holds no folder clusters\/; point -C at .*\n$/);
  });

  test('no galaxy upward from here', async () => {
    const { status, err } = await runRelata(['scan'], { cwd: root });
    expect(status).toBe(2);
    expect(err).toMatch(/no galaxy here.*relata demo/);
  });

  test('a folder clusters/ in which nothing can be read', async () => {
    writeCluster('a', '{');
    const { status, err } = await runRelata(['scan', '-C', root]);
    expect(status).toBe(2);
    expect(err).toMatch(/clusters\/a\.json:1: not readable as JSON/);
  });

  test('one broken cluster never stops the rest', async () => {
    writeSmallGalaxy();
    writeCluster('broken', '{\n"values": [\n}');
    writeCluster('shapeless', '{"values": 3}');
    const { status, out, err } = await runRelata(['scan', '-C', root, '--format', 'ndjson']);
    expect(status).toBe(0);
    expect(err).toMatch(/clusters\/broken\.json:3: not readable as JSON.*left out/);
    expect(err).toMatch(/clusters\/shapeless\.json:1: no cluster/);
    expect(JSON.parse(out)).toMatchObject({
      subject: { value: 'OceanLotus' },
      object: { value: 'Ocean Lotus' },
    });
  });

  test('an unknown cluster name, with the one that was meant', async () => {
    writeCluster('threat-actor', clusterText([{ uuid: A, value: 'x' }]));
    const { status, err } = await runRelata(['scan', '-C', root, 'threat-actr']);
    expect(status).toBe(2);
    expect(err).toMatch(/`threat-actr`; did you mean `threat-actor`\?/);
  });

  test('no terminal', async () => {
    writeSmallGalaxy();
    const { status, out, err } = await runRelata(['-C', root]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/terminal.*--plain.*scan/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('apply --commit outside a git repository', async () => {
    writeSmallGalaxy();
    const before = readFileSync(join(root, 'clusters/a.json'), 'utf8');
    const { status, err } = await runRelata(['apply', '-', '--commit', '-C', root], { input: decision });
    expect(status).toBe(2);
    expect(err).toMatch(/git/);
    expect(readFileSync(join(root, 'clusters/a.json'), 'utf8')).toBe(before);
  });

  test('no user.name', async () => {
    writeSmallGalaxy();
    const env = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('git', ['init', '-q'], { cwd: root, env });
    const { status, err } = await runRelata(['apply', '-', '--commit', '-C', root], { input: decision, env });
    expect(status).toBe(1);
    expect(err).toMatch(/git does not know who you are; run `git config user\.name.*--author/);
    expect(execFileSync('git', ['status', '--short'], { cwd: root, encoding: 'utf8' })).not.toMatch(
      /curation/,
    );
  });

  test.skipIf(process.getuid?.() === 0)('a read-only galaxy', async () => {
    writeSmallGalaxy();
    chmodSync(join(root, 'clusters'), 0o555);
    chmodSync(root, 0o555);
    const { status, err } = await runRelata(['apply', '-', '-C', root], { input: decision });
    expect(status).toBe(2);
    expect(err).toMatch(/read-only|may not be written/);
    const scan = await runRelata(['scan', '-C', root, '--format', 'ndjson']);
    expect(scan.status).toBe(0);
  });

  test('a file of decisions that is not there', async () => {
    writeSmallGalaxy();
    const { status, err } = await runRelata(['apply', 'nope.tsv', '-C', root]);
    expect(status).toBe(2);
    expect(err).toMatch(/nope\.tsv: there is no such file/);
  });
});

describe('score', () => {
  test('an unknown UUID is an error with its line, the rest is printed', async () => {
    writeSmallGalaxy();
    const input = `subject\tobject\n${A}\t${B}\n${A}\t99999999-9999-4999-8999-999999999999\n${B}\t${A}\n`;
    const { status, out, err } = await runRelata(['score', '--pairs', '-', '-C', root], { input });
    expect(status).toBe(1);
    expect(err).toMatch(/:3: .*99999999-9999-4999-8999-999999999999/);
    const pairs = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(pairs.map((pair) => pair.subject.uuid)).toEqual([A, B]);
  });
});

test('a reader that leaves early ends the scan quietly', () => {
  writeSmallGalaxy();
  const script = `${process.execPath} dist/relata.js scan -C ${root} --format ndjson | head -c 1 >/dev/null`;
  expect(() => execFileSync('bash', ['-o', 'pipefail', '-c', script], { stdio: 'pipe' })).not.toThrow();
});
