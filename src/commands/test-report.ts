import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

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
  /** Each that failed, with the beginning of what was said of it. */
  readonly failures?: readonly string[];
}

/** Lines of a failure's message that the end of a run repeats: of a long run often only the end is at hand. */
const MOST_LINES = 12;

/** A failure as the end of a run tells it. */
export function failureOf(title: string, message: string | undefined): string {
  const lines = stripVTControlCharacters(message ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return [title, ...lines.slice(0, MOST_LINES).map((line) => `    ${line}`)].join('\n');
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

/** What failed, the table at the end of a run, and after it the one line that says all. */
export function summaryOf(outcomes: readonly CheckOutcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const lines = outcomes.map(({ name, passed, failed, skipped, seconds }) => {
    const mark = failed === 0 ? 'ok    ' : 'FAILED';
    return `${mark}  ${name.padEnd(width)}  ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}  ${seconds.toFixed(1)} s`;
  });
  const sum = (which: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[which], 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures ?? []);
  return [
    '',
    ...failures.flatMap((failure) => [failure, '']),
    ...lines,
    '',
    `${sum('passed')} passed, ${sum('failed')} failed`,
    ''
  ].join('\n');
}
