import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** What one process took. */
export interface Cost {
  readonly seconds: number;
  /** Peak resident memory in MB; 0 where the system does not tell. */
  readonly megabytes: number;
  /** Seconds from start to the first byte on standard output; null when there was none. */
  readonly firstByte: number | null;
  readonly bytes: number;
}

const LOOK_EVERY_MS = 10;

/** Runs Node to its end and reads its standard output through a pipe. Throws when it fails. */
export async function costOf(args: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: quiet() });
  let bytes = 0;
  let firstByte: number | null = null;
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    firstByte ??= (performance.now() - start) / 1000;
    bytes += chunk.length;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk;
  });
  let megabytes = 0;
  const timer = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, LOOK_EVERY_MS);
  const [status] = await once(child, 'close');
  clearInterval(timer);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${complaints}`);
  return { seconds: (performance.now() - start) / 1000, megabytes, firstByte, bytes };
}

function quiet(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return env;
}

/** Peak resident memory of a process so far, in MB, as Linux counts it. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
