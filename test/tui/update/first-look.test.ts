import { describe, expect, it } from 'vitest';
import type { CandidatePair } from '../../../src/matcher/types.js';
import { currentPair } from '../../../src/tui/state/state.js';
import { Driver } from '../support/driver.js';
import { textFrame } from '../support/frame.js';
import { smallGalaxy, threePairs } from '../support/galaxy.js';

const galaxy = smallGalaxy();
const pairs = threePairs(galaxy);
const [first, second, third] = pairs as [CandidatePair, CandidatePair, CandidatePair];
const app = () => Driver.start({ galaxy, pairs, answer: ({ kind }) => (kind === 'scan' ? null : undefined) });
const look = (...seen: CandidatePair[]) => app().happen({ kind: 'first-look', pairs: seen });

describe('the pairs of a first look', () => {
  it('can be decided while the scan goes on', () => {
    const { state } = look(second, third);
    expect(currentPair(state)).toBe(second);
    expect(state.scan.status).toBe('running');
    expect(look(second, third).press('y').decisions()).toHaveLength(1);
  });

  it('stay where they are, with the scores of the scan, on screen as well', () => {
    const { state } = look({ ...second, matchWeight: 1 }, third).happen({ kind: 'found', pairs, done: 1 });
    expect(currentPair(state)).toBe(second);
    expect(state.queue.keys).toHaveLength(3);
  });

  it('keep their scores on screen once the scan has spoken', () => {
    const app = look(second).happen({ kind: 'found', pairs, done: 0.5 });
    const again = { ...second, matchWeight: 1 };
    expect(currentPair(app.happen({ kind: 'scanned', pairs: [again, first, third] }).state)).toBe(second);
  });

  it('follow the final proposal, unless the curator has chosen otherwise', () => {
    const final = { ...second, relation: { ...second.relation, type: 'same-as' } };
    const happened = (app: Driver) =>
      app.happen({ kind: 'found', pairs: [final], done: 0.5 }).state.draft?.type;
    expect(happened(look(second))).toBe('same-as');
    expect(happened(look(second).press('r').type('related-to').press('enter'))).toBe('related-to');
  });

  it('are counted while the header says how far the scan is', () => {
    const app = look(second, third)
      .happen({ kind: 'scanning', done: 0.419 })
      .happen({ kind: 'scanning', done: 0.2 });
    expect(textFrame(app.state)).toContain('1 of 2 … 41 %');
  });

  it('do not replace what a scan has found', () => {
    const { state } = app()
      .happen({ kind: 'found', pairs: [first, second], done: 0.5 })
      .happen({ kind: 'first-look', pairs: [{ ...second, matchWeight: 1 }, third] });
    expect(state.pairs.all).toEqual([first, second, third]);
  });
});
