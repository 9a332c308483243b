import { createContext, Script } from 'node:vm';

/** What was asked took longer than it may; what it was working on is in no state to be used again. */
export class TimeLimitReached extends Error {
  override readonly name = 'TimeLimitReached';
}

/** A machine that does other things meanwhile is not what took long: so often the work is begun anew. */
const MOST_TRIES = 5;

const place = createContext({ work: null as (() => unknown) | null });
const begin = new Script('work()');

/**
 * What `work` gives, when that takes it no longer than so many milliseconds of processor time. The work is ended wherever
 * it is, in the middle of a regular expression as well, and nobody else waits for it any longer: for parsers of others,
 * about which no test proves that they come to an end with every text. It must not change what others hold.
 * @throws TimeLimitReached
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  const before = process.threadCpuUsage();
  for (let tries = 1; ; tries++) {
    place['work'] = work;
    try {
      return begin.runInContext(place, { timeout: milliseconds }) as Result;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      const { user, system } = process.threadCpuUsage(before);
      // Half of it: what ran beside takes its part of the time on the clock.
      if ((user + system) / 1000 >= milliseconds / 2 || tries === MOST_TRIES) throw new TimeLimitReached();
    } finally {
      place['work'] = null;
    }
  }
}

/** It is made in the other context: no `Error` of this one. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
