/** `npm run fuzz [inputs] [seed]`: a million mutated inputs over all parsers, and what they found. */
import { fuzz } from './fuzz.js';
import { randomFrom } from './mutate.js';
import { TARGETS } from './targets.js';

const inputs = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}`);
let found = 0;
process.on('warning', (warning) => {
  found += 1;
  console.log(`a warning went to the terminal: ${warning.message}`);
});
for (const target of TARGETS) {
  const share = Math.ceil((inputs * target.share) / 100);
  const started = performance.now();
  const findings = fuzz(target, share, randomFrom(seed));
  found += findings.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${target.name}: ${share} inputs in ${seconds} s, ${findings.length} findings`);
  for (const { text, why } of findings) console.log(JSON.stringify(text), why);
}
process.exitCode = found === 0 ? 0 : 1;
