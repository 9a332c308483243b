import { onTheWall } from '../place/opening/wording.ts';
import { plusDays } from './days.ts';
import type { Occurrence } from './schedule/schedule.ts';

type Times = Pick<Occurrence, 'start' | 'end'>;

/** When something ends on the wall of the neighbourhood. */
export interface Ending {
  /** The last day of it, ISO 8601. */
  readonly date: string;
  /** `HH:MM`; null when it lasts until that day is over. */
  readonly time: string | null;
  readonly isToday: boolean;
}

/** Whether it has begun and not ended; `now` in seconds since 1970. */
export function isGoingOn({ start, end }: Times, now: number): boolean {
  return start <= now && now < end;
}

/** @param now in seconds since 1970 */
export function endingOf({ end }: Times, now: number, timeZone: string): Ending {
  const { date, time } = onTheWall(new Date(end * 1000), timeZone);
  const isMidnight = time === '00:00';
  const last = isMidnight ? plusDays(date, -1) : date;
  return {
    date: last,
    time: isMidnight ? null : time,
    // The browser asks this too: of the clocks, the one it has.
    isToday: last === onTheWall(new Date(now * 1000), timeZone).date
  };
}
