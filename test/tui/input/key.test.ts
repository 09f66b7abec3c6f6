import { emitKeypressEvents } from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { keyLabel, toKey } from '../../../src/tui/input/key.js';

/** What Node's decoder and ours make of bytes. */
async function decode(bytes: string): Promise<(string | undefined)[]> {
  const stdin = new PassThrough();
  emitKeypressEvents(stdin);
  const names: (string | undefined)[] = [];
  stdin.on('keypress', (text: string | undefined, press: object) =>
    names.push(toKey({ text, ...press })?.name),
  );
  stdin.write(bytes);
  await new Promise((resolve) => setImmediate(resolve));
  return names;
}

describe('keys', () => {
  it.each([
    ['y', ['y']],
    ['Z', ['Z']],
    ['jjj', ['j', 'j', 'j']],
    [' ', ['space']],
    ['\r', ['enter']],
    ['\n', ['enter']],
    ['\t', ['tab']],
    ['\x7f', ['backspace']],
    ['\b', ['backspace']],
    ['\x1b[A', ['up']],
    ['\x1bOA', ['up']],
    ['\x1b[5~', ['pageup']],
    ['\x1b[Z', ['shift-tab']],
    ['\x1b[3~', ['delete']],
    ['\x03', ['ctrl-c']],
    ['\x1a', ['ctrl-z']],
    ['\x1by', ['alt-y']],
    ['é海😀', ['é', '海', '😀']],
    ['\x1b[I', [undefined]],
  ])('%j', async (bytes, names) => {
    expect(await decode(bytes)).toEqual(names);
  });

  it.each([
    ['space', '␣'],
    ['enter', 'Enter'],
    ['ctrl-c', 'Ctrl-C'],
    ['shift-tab', 'Shift-Tab'],
    ['pageup', 'PgUp'],
    ['y', 'y'],
    ['f1', 'F1'],
  ])('%s is shown as %s', (name, label) => {
    expect(keyLabel(name)).toBe(label);
  });
});
