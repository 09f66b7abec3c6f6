import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licences of every package of which something is in the bundle, as most of them ask for.
 *
 * @param {string} root folder of the checkout
 * @param {import('esbuild').Metafile} metafile
 */
export async function thirdPartyNotices(root, metafile) {
  const folders = new Set(
    Object.keys(metafile.inputs).flatMap((path) => {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
      return match ? [match[1]] : [];
    }),
  );
  const notices = await Promise.all([...folders].sort().map((folder) => notice(join(root, folder))));
  return `relata contains parts of the following packages.\n\n${notices.join('\n')}`;
}

/** @param {string} folder of one package */
async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? (await readFile(join(folder, file), 'utf8')).trim() : `Licence: ${license}`;
  return `${'='.repeat(72)}\n${name} ${version}\n\n${text}\n`;
}
