/** Entry point of a worker thread: `dist/scan-worker.js`. */

import type { MessagePort } from 'node:worker_threads';
import { parentPort, workerData } from 'node:worker_threads';
import { serve } from './scan/serve.js';

// A worker's `parentPort` is a port like any other.
if (parentPort) await serve(parentPort as MessagePort, workerData);
