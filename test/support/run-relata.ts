import { type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built executable: `npm run build` makes it. */
export const RELATA = fileURLToPath(new URL('../../dist/relata.js', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built executable without a terminal and waits for its end. */
export async function runRelata(
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'> & { readonly input?: string } = {},
): Promise<Ran> {
  const { input, ...rest } = options;
  const child = spawn(process.execPath, [RELATA, ...args], { stdio: 'pipe', ...rest });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(input ?? '');
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', done);
  });
  return { status, out, err };
}
