import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readKeys } from '../../src/shell/key-input.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Reads chunks of bytes, `after` milliseconds one after the other; returns the names of the keys of each read. */
async function keysOf(...chunks: readonly (string | number | Uint8Array)[]): Promise<string[]> {
  const stdin = new EventEmitter();
  const heard: string[] = [];
  const stop = readKeys(stdin, {
    keys: (presses) => heard.push(presses.map(({ name, text }) => name ?? text ?? '?').join(' ')),
    paste: (text) => heard.push(`pasted ${text}`),
  });
  for (const chunk of chunks) {
    if (typeof chunk !== 'number') stdin.emit('data', Buffer.from(chunk));
    await vi.advanceTimersByTimeAsync(typeof chunk === 'number' ? chunk : 0);
  }
  await vi.advanceTimersByTimeAsync(1000);
  stop();
  expect(stdin.listenerCount('data')).toBe(0);
  return heard;
}

const LONG = 1000;

describe('keys', () => {
  test.each([
    ['letters of one read come together', ['ab'], ['a b']],
    ['letters of two reads come one by one', ['a', 'b'], ['a', 'b']],
    ['a special key', ['\x1b[A'], ['up']],
    ['Esc alone', ['\x1b'], ['escape']],
    ['Esc behind other keys', ['j\x1b'], ['j', 'escape']],
    ['a sequence in two reads', ['\x1b', '[A'], ['up']],
    ['a sequence in three reads', ['\x1b', '[', 'A'], ['up']],
    ['the other kind of sequence in two reads', ['\x1b', 'OA'], ['up']],
    ['Esc twice', ['\x1b', LONG, '\x1b'], ['escape', 'escape']],
    ['Esc, and much later letters that look like a sequence', ['\x1b', LONG, '[A'], ['escape', '[ a']],
    ['Esc, and soon a letter', ['\x1b', 20, 'j'], ['escape', 'j']],
    ['a letter outside ASCII in two reads', [Uint8Array.of(0xc3), Uint8Array.of(0xa9)], ['é']],
  ])('%s', async (_, chunks, keys) => {
    expect(await keysOf(...chunks)).toEqual(keys);
  });

  test('Esc is told within a few milliseconds', async () => {
    const stdin = new EventEmitter();
    const heard: unknown[] = [];
    readKeys(stdin, { keys: (presses) => heard.push(presses), paste: () => undefined });
    stdin.emit('data', Buffer.from('\x1b'));
    await vi.advanceTimersByTimeAsync(6);
    expect(heard).toHaveLength(1);
  });

  test('the rest of a sequence that comes too late is no letters, and the next one is waited for', async () => {
    expect(await keysOf('\x1b', 30, '[A', LONG, '\x1b', 30, '[A')).toEqual(['escape', 'up', 'up']);
  });

  test('nothing is told once nobody reads', async () => {
    const stdin = new EventEmitter();
    const heard: unknown[] = [];
    const stop = readKeys(stdin, { keys: (presses) => heard.push(presses), paste: () => undefined });
    stdin.emit('data', Buffer.from('\x1b'));
    stop();
    await vi.advanceTimersByTimeAsync(LONG);
    expect(heard).toEqual([]);
  });
});

describe('pasted text', () => {
  const [BEGIN, END] = ['\x1b[200~', '\x1b[201~'];

  test('is one text', async () => {
    expect(await keysOf(`${BEGIN}yes\nno${END}`)).toEqual(['pasted yes\nno']);
  });

  test('is one text when its marks are torn, even late', async () => {
    expect(await keysOf('\x1b', '[200~y', 'n\x1b', '[201~')).toEqual(['pasted yn']);
    expect(await keysOf('\x1b', 30, '[200~y', `n${END}`)).toEqual(['escape', 'pasted yn']);
  });
});
