/** A figure of the bench: what was measured against what it must not pass. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly must: string;
  readonly holds: boolean;
}

/** Figures as a Markdown table, aligned for a terminal as well. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = [
    ['what', 'measured', 'must be', ''],
    ...figures.map(({ what, measured, must, holds }) => [what, measured, must, holds ? 'holds' : 'FAILS'])
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n');
}

/** The middle of some numbers: one slow run on a busy machine does not move it. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that something takes, each of so many times. */
export async function times(count: number, run: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index++) {
    const began = performance.now();
    await run();
    taken.push(performance.now() - began);
  }
  return taken;
}
