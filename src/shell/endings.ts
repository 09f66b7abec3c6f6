/** Signals that end a process which does nothing about them. */
const ENDINGS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const;

/** Nobody waits longer than this for a process to end: a git hook may hang for ever. */
const PATIENCE_MS = 5_000;

type Close = () => void | Promise<void>;

let closers: readonly Close[] = [];

/**
 * Has `close` run before a signal ends the process, what was registered last first: the terminal is given back before
 * the galaxy is closed. The signal is raised again afterwards, so that whoever waits for the process learns how it
 * ended. Returns what takes `close` off again.
 */
export function beforeEnding(close: Close): () => void {
  if (closers.length === 0) for (const signal of ENDINGS) process.on(signal, end);
  closers = [...closers, close];
  return () => {
    closers = closers.filter((other) => other !== close);
    if (closers.length === 0) stopListening();
  };
}

/** The same thing, closed as well when a signal ends the process; it is closed once, however often it is asked to. */
export function closedBeforeEnding<T extends { close(): Promise<void> }>(thing: T): T {
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= thing.close().finally(() => forget());
    return closed;
  };
  const forget = beforeEnding(close);
  return { ...thing, close };
}

/** Closes everything, and then does `exit`. */
export function closeBefore(exit: () => void): void {
  closeAll().then(exit, exit);
}

let ending = false;

/** Further signals change nothing: a closing terminal sends SIGHUP twice, and an impatient user Ctrl-C. */
function end(signal: NodeJS.Signals): void {
  if (ending) return;
  ending = true;
  const raise = () => {
    stopListening();
    process.kill(process.pid, signal);
  };
  setTimeout(raise, PATIENCE_MS);
  closeAll().then(raise, raise);
}

async function closeAll(): Promise<void> {
  for (const close of [...closers].reverse()) await close();
}

function stopListening(): void {
  for (const signal of ENDINGS) process.off(signal, end);
}
