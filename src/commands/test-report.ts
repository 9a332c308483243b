import { readFileSync } from 'node:fs';

/** How one of the checks of `npm test` went. */
export interface CheckOutcome extends Counts {
  readonly name: string;
  readonly seconds: number;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Not run: not for this engine, or after a failure they depend on. */
  readonly skipped: number;
}

/**
 * How many tests passed and failed, from a runner's report; a runner that failed without one failing test
 * (a file that cannot be read, a server that does not start) counts as one that failed.
 * @param code the runner's exit code
 */
export function countTests(report: string, read: (report: unknown) => Counts, code: number | null): Counts {
  const counts = readCounts(report, read);
  return { ...counts, failed: counts.failed === 0 && code !== 0 ? 1 : counts.failed };
}

function readCounts(report: string, read: (report: unknown) => Counts): Counts {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** The table at the end of a run, and after it the one line that says all. */
export function summaryOf(outcomes: readonly CheckOutcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const lines = outcomes.map(({ name, passed, failed, skipped, seconds }) => {
    const mark = failed === 0 ? 'ok    ' : 'FAILED';
    return `${mark}  ${name.padEnd(width)}  ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}  ${seconds.toFixed(1)} s`;
  });
  const sum = (which: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[which], 0);
  return ['', ...lines, '', `${sum('passed')} passed, ${sum('failed')} failed`, ''].join('\n');
}
