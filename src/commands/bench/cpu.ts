import { readdirSync, readFileSync } from 'node:fs';
import { median } from './table.ts';

const BLOCKS = 5;

/** Milliseconds of processor that a process has had so far, all its threads together (proc(5), `schedstat`). */
export function processorTimeOf(pid: number): number {
  return readdirSync(`/proc/${pid}/task`)
    .map(
      (thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    )
    .reduce((sum, one) => sum + one, 0);
}

/** The middle of some measurements, and the least and the most of them. */
export interface Spread {
  readonly middle: number;
  readonly least: number;
  readonly most: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  middle: median(values),
  least: Math.min(...values),
  most: Math.max(...values)
});

/** `0.99 [0.93–1.12]` */
export const spreadInWords = ({ middle, least, most }: Spread): string =>
  `${middle.toFixed(2)} [${least.toFixed(2)}–${most.toFixed(2)}]`;

/** Milliseconds of processor of a process for one of so many, in five blocks, after one that warms. */
export async function blocksOf(pid: number, count: number, run: () => Promise<unknown>): Promise<Spread> {
  await run();
  const taken: number[] = [];
  for (let block = 0; block < BLOCKS; block++) {
    const before = processorTimeOf(pid);
    for (let index = 0; index < count; index++) await run();
    taken.push((processorTimeOf(pid) - before) / count);
  }
  return spreadOf(taken);
}
