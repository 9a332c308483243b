import type { Schedule } from '../activity/schedule/schedule.ts';
import { all, one, type FormValues } from './form-values.ts';
import { WEEKDAYS, type Weekday } from '../activity/free-hours.ts';

/** When an activity is, as people tell it: every week on these days, or on these dates, or nobody knows yet. */
export type ToldSchedule =
  | {
      readonly mode: 'weekly';
      readonly days: readonly Weekday[];
      readonly from: string;
      readonly to: string;
      /** Weeks between one and the next, 1 or 2. */
      readonly every: number;
      /** `MM` to `MM`; null: all year. */
      readonly season: Schedule['season'];
      /** `YYYY-MM-DD`, or empty: from the next time on, for ever. */
      readonly first: string;
      readonly last: string;
    }
  | {
      readonly mode: 'dates';
      readonly dates: readonly string[];
      /** Both empty: the whole day. */
      readonly from: string;
      readonly to: string;
    }
  | { readonly mode: 'unknown' };

/** When school is: most courses keep to it. */
export const SCHOOL_YEAR = { from: '10', to: '05' } as const;
/** So many dates a form has room for. */
export const MOST_TOLD_DATES = 12;

/** What was typed, from inputs `name.mode`, `name.days`, `name.from`, `name.to`, `name.season`, `name.dates`, … */
export function toldFrom(values: FormValues, name: string): ToldSchedule {
  const value = (input: string) => one(values, `${name}.${input}`);
  const [from, to] = [value('from'), value('to')];
  if (value('mode') === 'weekly') {
    const days = all(values, `${name}.days`);
    const [firstMonth, lastMonth] = [value('first_month'), value('last_month')];
    const season = value('season');
    return {
      mode: 'weekly',
      days: WEEKDAYS.filter((day) => days.includes(day)),
      from,
      to,
      every: value('every') === '2' ? 2 : 1,
      season:
        season === 'school' ? SCHOOL_YEAR : season === 'months' ? { from: firstMonth, to: lastMonth } : null,
      first: value('first'),
      last: value('last')
    };
  }
  if (value('mode') === 'dates')
    return { mode: 'dates', dates: all(values, `${name}.dates`).filter((date) => date !== ''), from, to };
  return { mode: 'unknown' };
}

/** Before anything is told: most things happen every week. */
export const NO_TIMES: ToldSchedule = {
  mode: 'weekly',
  days: [],
  from: '',
  to: '',
  every: 1,
  season: null,
  first: '',
  last: ''
};
