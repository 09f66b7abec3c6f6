/** Runs several measurements in turn, so that all of them see the same machine, and gives the results of each. */
export async function interleaved<T>(
  measurements: readonly (() => Promise<T>)[],
  rounds: number,
): Promise<readonly T[][]> {
  const results: T[][] = measurements.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, measure] of measurements.entries()) results[i]?.push(await measure());
  }
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/** One line of a table: what, the figure, and how it stands to its bar. */
export function line(what: string, figure: string, bar = ''): string {
  return `  ${what.padEnd(44)} ${figure.padStart(12)}  ${bar}`.trimEnd();
}

/** The value below which so large a share of `values` lies; `at` is 0..1. */
export function percentile(values: readonly number[], at: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? 0;
}
