/** Prints a heading, after an empty line. */
export function section(title: string): void {
  console.log(`\n${title}\n`);
}

/** Prints rows under a heading row; the first column to the left, all others to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
