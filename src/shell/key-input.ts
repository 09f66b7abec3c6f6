import { EventEmitter } from 'node:events';
import { emitKeypressEvents, type Interface } from 'node:readline';
import type { Keypress, TerminalEvents } from '../plan/terminal.js';
import { escapeGate } from './escape-gate.js';

/**
 * Reads keys with Node's decoder: all keys of one read together, and what stands between paste marks as text. Returns
 * what stops it.
 */
export function readKeys(
  stdin: Pick<EventEmitter, 'on' | 'off'>,
  events: Pick<TerminalEvents, 'keys' | 'paste'>,
): () => void {
  let pressed: Keypress[] = [];
  let pasted: string | null = null;
  const flush = () => {
    const keys = pressed;
    pressed = [];
    events.keys(keys);
  };
  const onKeypress = (text: string | undefined, press: Omit<Keypress, 'text'>) => {
    if (press.name === 'paste-start') {
      pasted = '';
    } else if (press.name === 'paste-end') {
      if (pasted !== null) events.paste(pasted);
      pasted = null;
    } else if (pasted !== null) {
      pasted += text ?? '';
    } else {
      if (pressed.length === 0) queueMicrotask(flush);
      pressed.push({ text, ...press });
    }
  };
  const source = new EventEmitter();
  // The decoder takes any emitter of data, and of the interface it reads `escapeCodeTimeout` alone. The gate has waited.
  emitKeypressEvents(
    source as unknown as NodeJS.ReadableStream,
    { escapeCodeTimeout: 0 } as unknown as Interface,
  );
  source.on('keypress', onKeypress);
  const gate = escapeGate(
    (bytes) => source.emit('data', bytes),
    () => onKeypress(undefined, { name: 'escape' }),
  );
  stdin.on('data', gate.read);
  return () => {
    stdin.off('data', gate.read);
    gate.close();
  };
}
