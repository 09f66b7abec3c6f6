import type { Size, Terminal, TerminalEvents } from '../plan/terminal.js';
import { editText } from './editor.js';
import { beforeEnding } from './endings.js';
import { readKeys } from './key-input.js';

/** The alternate screen, no cursor, bracketed paste, empty. */
const TAKE = '\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[H\x1b[2J';
const GIVE_BACK = '\x1b[?2026l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l';

/** A process that is still running so long after it was to stop cannot be stopped: no shell is there to wake it. */
const STOPPED_BY_NOW_MS = 100;

/** The process's own terminal: stdin and stdout must be one. */
export function makeTerminal(stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream): Terminal {
  let events: TerminalEvents | null = null;
  let taken = false;
  /** An editor has it, or the process is about to end. */
  let away = false;
  let stopReading = () => {};
  let forget = () => {};

  const size = (): Size => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const redraw = () => events?.redraw(size());
  const take = () => {
    stdin.setRawMode(true);
    stdin.resume();
    stdout.write(TAKE);
    taken = true;
  };
  const giveBack = () => {
    if (!taken) return;
    taken = false;
    try {
      stdout.write(GIVE_BACK);
      stdin.setRawMode(false);
    } catch {
      // The terminal has gone (SIGHUP): there is nothing left to give back.
    }
    stdin.pause();
  };
  /** Also after a stop that nobody announced: the shell has changed the mode of the terminal in between. */
  const takeAgain = () => {
    if (away) return;
    giveBack();
    try {
      take();
      // Whoever is stopped is not told of another size of the window.
      process.emit('SIGWINCH', 'SIGWINCH');
      redraw();
    } catch {
      hangUp();
    }
  };
  /** The terminal has gone. */
  const hangUp = () => process.kill(process.pid, 'SIGHUP');
  const listen = (how: 'on' | 'off') => {
    stdout[how]('resize', redraw);
    stdin[how]('end', hangUp);
    stdin[how]('error', hangUp);
    process[how]('SIGTSTP', suspend);
    process[how]('SIGCONT', takeAgain);
    // A stack trace belongs on the screen that stays.
    process[how]('uncaughtExceptionMonitor', giveBack);
    process[how]('exit', giveBack);
  };
  /** Stops the whole job, as the terminal itself does on Ctrl-Z: `npm start` has to stop as well. */
  const suspend = () => {
    giveBack();
    process.off('SIGTSTP', suspend);
    setTimeout(() => {
      process.on('SIGTSTP', suspend);
      // Woken by a shell, the process finds its time over, and SIGCONT only after that: taken twice, keys would be lost.
      setImmediate(() => {
        if (!taken) takeAgain();
      });
    }, STOPPED_BY_NOW_MS);
    process.kill(0, 'SIGTSTP');
  };

  return {
    get size() {
      return size();
    },
    env: process.env,
    open(handlers) {
      events = handlers;
      stopReading = readKeys(stdin, handlers);
      take();
      listen('on');
      forget = beforeEnding(() => {
        giveBack();
        away = true;
      });
    },
    write(text) {
      if (taken) stdout.write(text);
    },
    close() {
      giveBack();
      stopReading();
      listen('off');
      forget();
    },
    suspend,
    interrupt() {
      process.kill(process.pid, 'SIGINT');
    },
    async edit(text) {
      giveBack();
      away = true;
      try {
        return await editText(text, process.env);
      } finally {
        away = false;
        takeAgain();
      }
    },
  };
}
