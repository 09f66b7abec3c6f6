import { expect, test } from 'vitest';
import { makeKeymap } from '../../../src/tui/input/bindings.js';
import { KEYMAP } from '../../../src/tui/keymap.js';
import { helpSentences, promptedKeys, readAnswer } from '../../../src/tui/plain/answers.js';

const keymap = makeKeymap(KEYMAP);

test.each([
  ['y', 'accept'],
  ['yes', 'accept'],
  [' NO ', 'reject'],
  ['u', 'unsure'],
  ['skip', 'skip'],
  ['r', 'type'],
  ['relation', 'type'],
  ['t', 'tags'],
  ['d', 'details'],
  ['z', 'undo'],
  ['Z', 'redo'],
  ['c', 'commit'],
  ['q', 'quit'],
  ['?', 'help'],
  ['l', null],
  ['b', null],
  ['back', null],
  ['yy', null],
  ['Y', null],
  ['', null],
])('%j means %s', (line, answer) => {
  expect(readAnswer(line, keymap, 'review')).toBe(answer);
});

test.each([
  ['y', 'accept'],
  ['b', 'send-back'],
  ['Back', 'send-back'],
  ['m', 'note'],
])('at the desk %j means %s', (line, answer) => {
  expect(readAnswer(line, keymap, 'desk')).toBe(answer);
});

test('the prompt names what most pairs need', () => {
  expect(promptedKeys(keymap, 'review')).toBe('y,n,u,skip,r,t,d,z,c,q,?');
  expect(promptedKeys(keymap, 'desk')).toBe('y,n,u,b,skip,r,t,d,z,c,q,?');
});

test.each(['review', 'desk'] as const)('the help of the %s has a sentence for every answer', (asking) => {
  for (const sentence of helpSentences(keymap, asking)) expect(sentence).toMatch(/^\S.*: .+\.$/);
});

test('the help says what an answer means there', () => {
  expect(helpSentences(keymap, 'desk')).toContainEqual(
    expect.stringMatching(/^b or back: Send the decision/),
  );
  expect(helpSentences(keymap, 'review').join()).not.toContain('Send the decision');
});
