import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/ledger/types.js';
import { commitMessage, messageText } from '../../src/plan/message.js';
import type { Outcome } from '../../src/plan/types.js';
import { BOB, decision } from '../ledger/make.js';

function outcome(result: Outcome['result'], verdict: Verdict = 'accepted', a = 1, b = 2): Outcome {
  return { decision: decision(a, b, { verdict }), result, wrote: 'none', notes: [] };
}

const WITH = { key: 'Curated-with', value: 'relata 1.2.3' };
const BY_ALICE = { key: 'Curated-by', value: 'Alice Doe <alice@example.org>' };

describe('commit message', () => {
  it('has a line for each relation, and counts the rest', () => {
    const outcomes = [
      outcome('written'),
      outcome('written', 'accepted', 4, 3),
      outcome('recorded', 'rejected'),
    ];
    expect(commitMessage(outcomes, '1.2.3')).toEqual({
      subject: 'chg: [left, right] relate 2 pairs',
      body: '- Entry 1 (left) similar Entry 2 (right)\n- Entry 4 (right) similar Entry 3 (left)\n\n2 accepted, 1 rejected',
      trailers: [BY_ALICE, WITH],
    });
  });

  it.each([
    [[outcome('recorded', 'rejected')], 'chg: [curation] record 1 decision'],
    [[outcome('recorded', 'rejected'), outcome('recorded', 'unsure')], 'chg: [curation] record 2 decisions'],
    [[outcome('written', 'rejected')], 'chg: [left, right] unrelate 1 pair'],
    [[outcome('written')], 'chg: [left, right] relate 1 pair'],
    [
      [
        outcome('written', 'rejected'),
        outcome('written', 'accepted', 4, 3),
        outcome('written', 'unsure', 6, 5),
      ],
      'chg: [right, left] relate 1 pair, unrelate 2 pairs',
    ],
  ])('names what was done', (outcomes, subject) => {
    expect(commitMessage(outcomes, '1.2.3').subject).toBe(subject);
  });

  it('does not count what was sent back as accepted', () => {
    const { body } = commitMessage(
      [outcome('recorded', 'rejected'), { ...outcome('recorded'), isSentBack: true, reviewer: BOB }],
      '1.2.3',
    );
    expect(body).toBe('1 rejected, 1 sent back');
  });

  it('says nothing of what was refused or there already', () => {
    const { body } = commitMessage(
      [outcome('written'), outcome('refused'), outcome('already-there')],
      '1.2.3',
    );
    expect(body).toBe('- Entry 1 (left) similar Entry 2 (right)');
  });

  it('names the clusters with the most pairs, and counts the others', () => {
    const outcomes = ['a', 'b', 'c', 'd', 'e'].map((cluster, n) => {
      const made = decision(1, 2);
      return {
        ...outcome('written'),
        decision: {
          ...made,
          subject: { ...made.subject, cluster },
          object: { ...made.object, cluster: n < 2 ? 'a' : 'e' },
        },
      };
    });
    expect(commitMessage(outcomes, '1.2.3').subject).toBe('chg: [e, a, b, c, +1] relate 5 pairs');
  });

  it('names everybody who decided once', () => {
    const by = (author: typeof BOB) => ({ ...outcome('written'), decision: decision(1, 2, { author }) });
    const { trailers } = commitMessage(
      [outcome('written'), by(BOB), by(BOB), by({ label: '', orcid: null })],
      '1.2.3',
    );
    expect(trailers).toEqual([BY_ALICE, { key: 'Curated-by', value: BOB.orcid }, WITH]);
  });

  it('lets no text of the data begin a line, end one, or drive a terminal', () => {
    const value = 'x\nSigned-off-by: Mallory <m@example.org>\x1b[2J\u202e';
    const made = decision(1, 2, { author: { label: value, orcid: null } });
    const hostile = { ...outcome('written'), decision: { ...made, subject: { ...made.subject, value } } };
    const text = messageText(commitMessage([hostile], '1.2.3'));
    expect(text).not.toMatch(/^Signed-off-by/m);
    expect(text).not.toMatch(/[\p{Cf}]|[^\P{Cc}\n]/u);
    expect(text).toContain('x\\u{000a}Signed-off-by');
  });
});

describe('the text that git gets', () => {
  const message = { subject: 's', body: 'b', trailers: [WITH] };

  it.each([
    [undefined, 's\n\nb\n\nCurated-with: relata 1.2.3\n'],
    ['mine\n', 'mine\n\nCurated-with: relata 1.2.3\n'],
    ['mine\n\nSigned-off-by: A <a@b>\n', 'mine\n\nSigned-off-by: A <a@b>\nCurated-with: relata 1.2.3\n'],
    ['fix: mine', 'fix: mine\n\nCurated-with: relata 1.2.3\n'],
  ])('%j', (edited, text) => {
    expect(messageText(message, edited)).toBe(text);
  });
});
