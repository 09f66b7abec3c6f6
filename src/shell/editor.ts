import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets the user edit `text` in `$VISUAL` or `$EDITOR`, and returns what they saved; null when there is no editor or it
 * failed. The command may have arguments (`code --wait`); it is started without a shell.
 */
export async function editText(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  const [command, ...args] = (env.VISUAL || env.EDITOR || '').split(' ').filter(Boolean);
  if (command === undefined) return null;
  const folder = await mkdtemp(join(tmpdir(), 'relata-'));
  try {
    const file = join(folder, 'COMMIT_EDITMSG');
    await writeFile(file, text);
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(command, [...args, file], { stdio: 'inherit' });
      child.on('error', () => resolve(null));
      child.on('exit', resolve);
    });
    return code === 0 ? await readFile(file, 'utf8') : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
