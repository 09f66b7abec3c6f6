import { describe, expect, it, test } from 'vitest';
import { tell } from '../../../src/tui/update/step.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { cluster, entry, galaxyOf, pairOf, smallGalaxy, threePairs } from '../support/galaxy.js';

const small = smallGalaxy();
const rowsOf = ({ state }: Driver) => textFrame(state).split('\n');
const long = `${'a text of many words that goes on and on '.repeat(3)}until here`;

describe('a notice that is longer than its row', () => {
  const at = (columns: number, rows: number, text: string) => {
    const driver = Driver.start({ galaxy: small, pairs: threePairs(small), size: { columns, rows } });
    const before = rowsOf(driver);
    driver.state = tell(driver.state, text);
    return { before, after: rowsOf(driver) };
  };

  it('takes a row of the keys, and moves nothing above', () => {
    const { before, after } = at(80, 24, long);
    expect(after.slice(0, 21)).toEqual(before.slice(0, 21));
    expect(after[21]).toMatch(/^ › a text of many words .* on and/);
    expect(after[22]).toMatch(/^ {3}\S.* until here/);
    expect(after[23]).toMatch(/^ y accept .*\? help/);
  });

  it('takes all keys where they have a single row', () => {
    const { after } = at(160, 50, `${long} ${long}`);
    expect(after[49]).toMatch(/^ {3}\S.* until here/);
  });

  it('is cut only after two rows', () => {
    expect(at(80, 24, long.repeat(3)).after[22]).toMatch(/…$/);
    expect(at(40, 12, long).after[11]).toMatch(/…$/);
  });

  it('leaves the keys alone when it is short', () => {
    expect(at(80, 24, 'short').after[22]).toMatch(/y accept/);
  });
});

describe('a warning that is longer than its row', () => {
  const names = ['Sofacy', 'Fancy Bear'];
  const galaxy = galaxyOf([
    cluster(
      'threat-actor',
      names.map((name, n) => entry(n + 1, name)),
    ),
    cluster('mitre-intrusion-set', [entry(11, 'Sofacy Group - G0007')]),
  ]);
  const pairs = [pairOf(galaxy, 1, 11), pairOf(galaxy, 2, 11)];
  const start = (columns: number, rows: number) => Driver.start({ galaxy, pairs, size: { columns, rows } });
  const told = /by way of Sofacy Group - G0007; the weakest link is .* Sofacy Group - G0007/;
  const unbroken = (driver: Driver) => rowsOf(driver).join(' ').replace(/\s+/g, ' ');

  it.each([
    [80, 24],
    [80, 40],
    [120, 40],
  ])('goes on in the row for notices at %d×%d, and moves nothing', (columns, rows) => {
    const driver = start(columns, rows);
    const before = rowsOf(driver);
    driver.press('y');
    expect(unbroken(driver)).toMatch(told);
    expect(rowsOf(driver).slice(-2)[1]).toEqual(before.slice(-2)[1]);
  });

  it('gives way to a notice', () => {
    const driver = start(80, 24).press('y');
    driver.state = tell(driver.state, 'something else');
    expect(unbroken(driver)).toContain('› something else');
  });

  test('stands in full on the commit screen, above the diff', () => {
    const driver = start(80, 24).press('y y c');
    expect(unbroken(driver)).toMatch(told);
    expect(rowsOf(driver).some((row) => /^ ! .*all of them below/.test(row))).toBe(true);
  });
});
