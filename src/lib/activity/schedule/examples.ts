import type { Schedule } from './schedule.ts';

/** A schedule to begin a test with: Wednesdays and Fridays, 9:30–11:30 in Milan, from October 2026. */
export function scheduleWith(changes: Partial<Schedule> = {}): Schedule {
  return {
    start: '2026-10-07T09:30',
    duration: 120,
    timeZone: 'Europe/Rome',
    rrule: 'FREQ=WEEKLY;BYDAY=WE,FR',
    exdates: [],
    rdates: [],
    season: null,
    pausesInSchoolHolidays: null,
    ...changes
  };
}
