import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleGit } from 'simple-git';
import { packageRoot } from './package-root.js';

const DEMO_CURATOR = ['user.name=relata demo', 'user.email=demo@localhost'];

/** Copies the package's own galaxy into a new temporary git repository and returns its folder. */
export async function makeDemoGalaxy(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'relata-demo-'));
  for (const folder of ['clusters', 'tags']) {
    cpSync(join(packageRoot(), folder), join(root, folder), { recursive: true });
  }
  const git = simpleGit(root);
  await git.init(['--initial-branch=main']);
  for (const setting of DEMO_CURATOR) {
    const [key = '', value = ''] = setting.split('=');
    await git.addConfig(key, value);
  }
  await git.add('.');
  await git.commit('new: [galaxy] a galaxy to try relata on');
  return root;
}
