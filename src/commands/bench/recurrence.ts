import { RRuleTemporal } from 'rrule-temporal';
import { occurrences } from '../../lib/activity/schedule/expand.server.ts';
import type { Schedule } from '../../lib/activity/schedule/schedule.ts';
import { median, type Figure } from './table.ts';

const ACTIVITIES = 10_000;
const DAYS = 90;
/** Processor time for all of them. */
const MOST_SECONDS = 1;
/** The library is asked for a part of them only: it would keep the bench waiting. */
const ASKED_OF_LIBRARY = 1000;
const RUNS = 5;

/** From October on, so that a clock change is within. */
const FROM = new Date('2026-10-01T00:00:00Z');
const TO = new Date(FROM.getTime() + DAYS * 86_400_000);

/** What a town has: mostly courses once to five times a week, some every other week, some by the month. */
const RULES: readonly (readonly [start: string, rrule: string])[] = [
  ['2025-10-01T09:30', 'FREQ=WEEKLY;BYDAY=WE,FR'],
  ['2024-01-08T20:00', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['2026-09-15T17:00', 'FREQ=WEEKLY;BYDAY=TU'],
  ['2022-09-05T16:30', 'FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270531T215959Z'],
  ['2026-10-03T10:00', 'FREQ=WEEKLY;BYDAY=SA;COUNT=20'],
  ['2026-01-08T14:30', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
  ['2020-03-07T10:00', 'FREQ=MONTHLY;BYDAY=1SA'],
  ['2021-01-01T09:00', 'FREQ=DAILY']
];

function activities(count: number): Schedule[] {
  return Array.from({ length: count }, (_, index) => {
    const [start, rrule] = RULES[index % RULES.length]!;
    return {
      start,
      duration: 120,
      timeZone: 'Europe/Rome',
      rrule,
      exdates: ['2026-12-25T09:30'],
      rdates: [],
      season: null,
      pausesInSchoolHolidays: null
    };
  });
}

/** Processor seconds, the middle of some runs after one that warms up. */
function processorSeconds(run: () => unknown): number {
  run();
  return median(
    Array.from({ length: RUNS }, () => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    })
  );
}

/** All occurrences of 10,000 recurring activities in 90 days, and how that compares to asking the bare library. */
export async function recurrence(): Promise<Figure[]> {
  const schedules = activities(ACTIVITIES);
  let found = 0;
  const ours = processorSeconds(() => {
    found = 0;
    for (const schedule of schedules) found += occurrences(schedule, { from: FROM, to: TO }).length;
  });
  const bare = processorSeconds(() => {
    for (const { start, rrule, timeZone } of schedules.slice(0, ASKED_OF_LIBRARY)) {
      const dtstart = `${start.replace(/[-:]/g, '')}00`;
      new RRuleTemporal({ rruleString: `DTSTART;TZID=${timeZone}:${dtstart}\nRRULE:${rrule}` }).between(
        FROM,
        TO,
        true
      );
    }
  });
  const ratio = ours / ACTIVITIES / (bare / ASKED_OF_LIBRARY);
  const number = new Intl.NumberFormat('en');
  return [
    {
      what: `${number.format(ACTIVITIES)} recurring activities, ${DAYS} days (${number.format(found)} occurrences)`,
      measured: `${ours.toFixed(2)} s of processor`,
      must: `≤ ${MOST_SECONDS} s`,
      holds: ours <= MOST_SECONDS
    },
    {
      what: 'the same against the bare library',
      measured: `${ratio.toFixed(3)} × (${((ours / ACTIVITIES) * 1e6).toFixed(0)} µs / ${((bare / ASKED_OF_LIBRARY) * 1e6).toFixed(0)} µs each)`,
      must: '≤ 1 ×',
      holds: ratio <= 1
    }
  ];
}
