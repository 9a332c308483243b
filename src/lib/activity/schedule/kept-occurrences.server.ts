import { epochMillisecondsOf } from '../../neighbourhood/clock.ts';
import { occurrences, type Pause, type Window } from './expand.server.ts';
import type { Occurrence, Schedule } from './schedule.ts';
import { WALL_DAY } from './wall.ts';

/** So far ahead of what is asked for a schedule is expanded at once: what a page of the calendar shows, and a week more for the days to come. */
const AHEAD = 49 * WALL_DAY;
/** Pages ask from now, from this morning, or from Monday. */
const BEHIND = 7 * WALL_DAY;

interface Kept {
  readonly from: number;
  readonly to: number;
  readonly pauses: readonly Pause[];
  readonly found: readonly Occurrence[];
}

const kept = new WeakMap<Schedule, Kept>();

/**
 * The same as `occurrences`, from what was expanded of this schedule before where that is enough: as long as the schedule is
 * there, and for days, a page of the calendar need only choose. What lies farther ahead or behind is expanded each time.
 */
export function keptOccurrences(
  schedule: Schedule,
  window: Window,
  pauses: readonly Pause[]
): readonly Occurrence[] {
  const from = epochMillisecondsOf(window.from);
  const to = epochMillisecondsOf(window.to);
  if (to - from > AHEAD) return occurrences(schedule, window, { pauses });
  let known = kept.get(schedule);
  if (!known || known.pauses !== pauses || from < known.from || to > known.to) {
    const [begin, end] = [from - BEHIND, from + AHEAD];
    const whole = { from: new Date(begin), to: new Date(end) };
    known = { from: begin, to: end, pauses, found: occurrences(schedule, whole, { pauses }) };
    kept.set(schedule, known);
  }
  return known.found.filter(({ start, end }) => start * 1000 < to && end * 1000 > from);
}
