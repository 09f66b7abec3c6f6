/** What a worker thread of the executable does: `main.ts` calls it when it finds itself in one. */
export async function runScanWorker(): Promise<void> {}
