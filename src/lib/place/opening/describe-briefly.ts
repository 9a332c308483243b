import { traitsOf } from '../../i18n/locales.ts';
import { describeHours } from './describe-week.ts';
import type { Wording } from './describe.ts';
import type { DayHours } from './state.ts';
import { dateInWords } from './wording.ts';

/** Days with the same hours, in a line. */
export interface HoursLine {
  /** "Monday–Friday", "Saturday and Sunday". */
  readonly days: string;
  /** "20:00–24:00". */
  readonly times: string;
}

/** Of so many days in a row the first and the last are enough. */
const RUN = 3;

/** The rows of a week in few lines, from Monday on; days on which it is closed are left out. */
export function describeBriefly(week: readonly DayHours[], wording: Wording): HoursLine[] {
  const rows = [...week].sort((one, other) => one.weekday - other.weekday);
  const byTimes = Map.groupBy(rows, ({ intervals }) =>
    intervals.map((interval) => describeHours(interval, wording)).join(', ')
  );
  byTimes.delete('');
  return [...byTimes].map(([times, days]) => ({ days: namesOf(days, wording), times }));
}

function namesOf(days: readonly DayHours[], { locale }: Wording): string {
  const name = ({ date }: DayHours) => dateInWords(date, 'weekday', locale);
  const runs: DayHours[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1)?.weekday === day.weekday - 1) run.push(day);
    else runs.push([day]);
  }
  return new Intl.ListFormat(traitsOf(locale).intl).format(
    runs.flatMap((run) => (run.length >= RUN ? [`${name(run[0]!)}–${name(run.at(-1)!)}`] : run.map(name)))
  );
}
