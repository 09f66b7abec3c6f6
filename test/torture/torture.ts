/** `npm run torture [kills]`: the long version, with its figures. */
import { torture } from './kills.js';

const kills = Number(process.argv[2] ?? 1000);
const started = Date.now();
let printed = 0;
const report = await torture({ kills, life: 1500 }, Math.random, (done, found) => {
  for (const fault of found.slice(printed)) console.log(fault);
  printed = found.length;
  if (done % 50 === 0) console.log(`${done} of ${kills} kills, ${printed} faults`);
});
const { acts, faults, ...told } = report;
console.log(
  JSON.stringify({ ...told, ...acts, seconds: Math.round((Date.now() - started) / 1000) }, null, 2),
);
console.log(faults.length === 0 ? 'nothing lost, nothing half-written' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
