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
  ['yy', null],
  ['Y', null],
  ['', null],
])('%j means %s', (line, answer) => {
  expect(readAnswer(line, keymap)).toBe(answer);
});

test('the prompt names what most pairs need', () => {
  expect(promptedKeys(keymap)).toBe('y,n,u,skip,r,t,d,z,c,q,?');
});

test('the help has a sentence for every answer', () => {
  for (const sentence of helpSentences(keymap)) expect(sentence).toMatch(/^\S.*: .+\.$/);
});
