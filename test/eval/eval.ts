/** Measures the matcher: npm run eval -- [GALAXY] [LABELS] [options] */
import { readGalaxy } from '../../src/shell/read-galaxy.js';
import { measureHidden } from './measure-hidden.js';
import { measureLabelled } from './measure-labelled.js';
import { readOptions } from './options.js';

const options = readOptions(process.argv.slice(2), process.env);
const galaxy = readGalaxy(options.galaxy);
measureLabelled(galaxy, options);
await measureHidden(galaxy, options);
