import type { Locale } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translator.ts';
import { dateInWords, onTheWall, timeInDigits } from '../../place/opening/wording.ts';
import { listInWords } from '../../i18n/list-in-words.ts';
import { monthInWords } from './calendar-words.ts';
import { dayPhrase } from './day-phrase.ts';
import { readRule, type Rule } from './rule.ts';
import type { Occurrence, Schedule } from './schedule.ts';
import { inSeason, monthsOf, takesSeason } from './season.ts';
import { WALL_DAY, MINUTE, dayOf, isWholeDay, monthOf, wallOf, wallText } from './wall.ts';

/** What a reader is told of when something happens. */
export interface ScheduleWords {
  readonly text: string;
  /** False: the words alone do not say when, and name the next dates instead. */
  readonly exact: boolean;
}

interface Reading {
  readonly now: Date;
  /** Named where words do not do. */
  readonly next: readonly Occurrence[];
  /** Zone of the place; times of another are not said on its wall. Default: that of the schedule. */
  readonly timeZone?: string;
}

/** More single dates than these are a list to look at, not a sentence. */
const MOST_DATES_SAID = 4;

/**
 * When something happens, in plain words: "Monday and Wednesday, 9:30–11:30, October to May". What the words cannot say
 * exactly they do not say: "see the dates", with the next of them. Null: "days to confirm".
 */
export function scheduleInWords(
  schedule: Schedule | null,
  translator: Translator,
  reading: Reading
): ScheduleWords {
  const { t } = translator;
  if (!schedule) return { text: t('schedule.daysToConfirm'), exact: true };
  const foreign = (reading.timeZone ?? schedule.timeZone) !== schedule.timeZone;
  const text =
    foreign && !isWholeDay(schedule.start)
      ? null
      : schedule.rrule === null
        ? datesInWords(schedule, translator)
        : ruleInWords(schedule, schedule.rrule, translator, reading.now);
  if (text !== null) return { text, exact: true };
  const dates = nextDatesInWords(schedule, translator, reading);
  return {
    text: dates.length
      ? t('schedule.seeDatesNext', { dates: dates.join(t('schedule.semicolon')) })
      : t('schedule.seeDates'),
    exact: false
  };
}

/** "Wednesday 25 November, 10:00", for each of the next occurrences; a year is said when it is not this one. */
export function nextDatesInWords(
  schedule: Schedule,
  { locale, t }: Translator,
  { now, next, timeZone = schedule.timeZone }: Reading
): string[] {
  const thisYear = onTheWall(now, timeZone).date.slice(0, 4);
  return next.map(({ start, local }) => {
    const { date, time } = isWholeDay(local)
      ? { date: local, time: null }
      : onTheWall(new Date(start * 1000), timeZone);
    const day = dateInWords(date, date.startsWith(thisYear) ? 'day' : 'dayAndYear', locale);
    return time === null ? day : `${day}${t('schedule.comma')}${timeInDigits(time, locale)}`;
  });
}

/** "October to May", or null for all year. */
export function seasonInWords(season: Schedule['season'], translator: Translator): string | null {
  const months = monthsOf(season);
  return months && months.length < 12 ? monthsInWords(months, translator) : null;
}

function ruleInWords(schedule: Schedule, text: string, translator: Translator, now: Date): string | null {
  const { t, locale } = translator;
  const { start, season, timeZone } = schedule;
  const read = readRule(text);
  const rule = typeof read === 'string' || (season && !takesSeason(read)) ? null : inSeason(read, season);
  const wall = wallOf(start);
  const wholeDay = isWholeDay(start);
  if (!rule || Number.isNaN(wall) || (!wholeDay && !isAtStartTime(rule, wall))) return null;
  const days = dayPhrase(rule, wall, translator);
  const time = wholeDay ? allDayInWords(schedule, translator) : timesInWords(schedule, translator);
  if (!days || time === null) return null;

  const today = onTheWall(now, timeZone);
  const changes = changesInWords(schedule, translator, `${today.date}T${today.time}`);
  if (changes === null) return null;
  const from = t('schedule.from', { date: dateInWords(start.slice(0, 10), 'dayAndYear', locale) });
  const saysStart = days.counts || rule.count !== null || start.slice(0, 10) > today.date;
  const until = lastDate(rule, wall, timeZone, wholeDay);
  if (until !== null && until < start.slice(0, 10)) return null;
  return [
    days.text,
    time,
    days.months && monthsInWords(inSeasonOrder(days.months, season), translator),
    saysStart && from,
    rule.count !== null && t('schedule.times', { count: rule.count }),
    until && t('schedule.until', { date: dateInWords(until, 'dayAndYear', locale) }),
    schedule.pausesInSchoolHolidays && t('schedule.notInSchoolHolidays'),
    ...changes
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(t('schedule.comma'));
}

/** A single time, or some. */
function datesInWords(schedule: Schedule, translator: Translator): string | null {
  const { t, locale } = translator;
  const { start, rdates, season, timeZone, duration } = schedule;
  const months = monthsOf(season);
  if (schedule.pausesInSchoolHolidays && rdates.length) return null;
  const all = [...new Set([start, ...rdates])]
    .filter((one) => one !== start || !months || months.includes(monthOf(wallOf(one))))
    .filter((one) => !schedule.exdates.includes(one))
    .sort();
  const wholeDay = isWholeDay(start);
  if (all.length === 0 || all.length > MOST_DATES_SAID || schedule.pausesInSchoolHolidays) return null;
  const date = (one: string) => dateInWords(one.slice(0, 10), 'dayAndYear', locale);
  const on = t('schedule.onDates', { dates: listInWords(all.map(date), locale) });
  const [only] = all;
  if (only !== undefined && all.length === 1) {
    const end = wholeDay
      ? wallText(wallOf(only) + (duration - 24 * 60) * MINUTE, true)
      : endOnWall(only, duration, timeZone);
    if (wholeDay && end === only) return on;
    if (wholeDay || wallOf(end) - wallOf(only) >= WALL_DAY) {
      const said = (one: string) =>
        wholeDay ? date(one) : `${date(one)}${t('schedule.comma')}${timeInDigits(one.slice(11), locale)}`;
      return t('schedule.fromTo', { from: said(only), to: said(end) });
    }
    return `${on}${t('schedule.comma')}${timeRange(only, end, locale)}`;
  }
  if (!all.every((one) => one.slice(10) === start.slice(10))) return null;
  if (wholeDay) return duration === 24 * 60 ? on : null;
  const time = timesInWords(schedule, translator);
  return time && `${on}${t('schedule.comma')}${time}`;
}

/** "9:30–11:30"; null when it lasts a day or longer. The night on which the clocks change is not thought of. */
function timesInWords({ start, duration }: Schedule, { locale }: Translator): string | null {
  if (duration >= 24 * 60) return null;
  return timeRange(start, wallText(wallOf(start) + duration * MINUTE, false), locale);
}

function timeRange(start: string, end: string, locale: Locale): string {
  const until = end.endsWith('T00:00') ? '24:00' : end.slice(11);
  return `${timeInDigits(start.slice(11), locale)}–${timeInDigits(until, locale)}`;
}

function allDayInWords({ duration }: Schedule, { t }: Translator): string | null {
  return duration === 24 * 60 ? t('schedule.allDay') : null;
}

/** "October to May" or "March and September". */
function monthsInWords(months: readonly number[], { locale, t }: Translator): string {
  const said = (month: number) => monthInWords(month, locale);
  const inARow = months.every((month, index) => index === 0 || month === (months[index - 1]! % 12) + 1);
  const [first = 1] = months;
  return inARow && months.length > 2
    ? t('schedule.season', { from: said(first), to: said(months.at(-1) ?? first) })
    : t('schedule.inMonths', { months: listInWords(months.map(said), locale) });
}

/** Months as one goes through them: a season over the new year begins in autumn. */
function inSeasonOrder(months: readonly number[], season: Schedule['season']): readonly number[] {
  const year = monthsOf(season);
  if (year) return year.filter((month) => months.includes(month));
  // Turned so that it begins after the longest gap, if there is one row of months over the new year.
  const begin = months.findIndex((month) => !months.includes(((month + 10) % 12) + 1));
  return begin <= 0 ? months : [...months.slice(begin), ...months.slice(0, begin)];
}

/** What is left out and added from now on; null when it is too much for a sentence. */
function changesInWords(schedule: Schedule, { locale, t }: Translator, now: string): string[] | null {
  const coming = (dates: readonly string[]) => dates.filter((date) => date >= now.slice(0, date.length));
  const without = coming(schedule.exdates);
  const also = coming(schedule.rdates);
  const time = schedule.start.slice(10);
  if (without.length > MOST_DATES_SAID || also.length > MOST_DATES_SAID) return null;
  if ([...without, ...also].some((date) => date.slice(10) !== time)) return null;
  // Left out wins over added, and a pause over both: a reader could not tell.
  if (also.length && (without.length || schedule.pausesInSchoolHolidays)) return null;
  const said = (dates: readonly string[]) =>
    listInWords(
      dates.toSorted().map((date) => dateInWords(date.slice(0, 10), 'dayAndYear', locale)),
      locale
    );
  return [
    ...(without.length ? [t('schedule.notOn', { dates: said(without) })] : []),
    ...(also.length ? [t('schedule.alsoOn', { dates: said(also) })] : [])
  ];
}

function isAtStartTime({ byHour, byMinute }: Rule, wall: number): boolean {
  const minuteOfDay = (wall - dayOf(wall) * WALL_DAY) / MINUTE;
  const is = (list: readonly number[], value: number) =>
    list.length === 0 || (list.length === 1 && list[0] === value);
  return is(byHour, Math.floor(minuteOfDay / 60)) && is(byMinute, minuteOfDay % 60);
}

/** The last day on which it may begin: UNTIL, or the day before when it ends earlier in the day than it begins. */
function lastDate({ until }: Rule, start: number, timeZone: string, wholeDay: boolean): string | null {
  if (until === null) return null;
  const date = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  if (until.length === 8) return date;
  const time = `${until.slice(9, 11)}:${until.slice(11, 13)}`;
  const last = until.endsWith('Z')
    ? onTheWall(new Date(`${date}T${time}:${until.slice(13, 15)}Z`), timeZone)
    : { date, time };
  const early = !wholeDay && last.time < wallText(start, false).slice(11);
  return early ? wallText(wallOf(last.date) - WALL_DAY, true) : last.date;
}

/** The end of a single time on the wall: real minutes after its start, over a clock change or not. */
function endOnWall(start: string, minutes: number, timeZone: string): string {
  const wall = wallOf(start);
  let moment = wall;
  // The offset is that of the moment, which depends on the offset: twice is enough but in the hour of a change.
  for (let turn = 0; turn < 2; turn++) moment -= shown(moment, timeZone) - wall;
  return wallText(shown(moment + minutes * MINUTE, timeZone), false);
}

function shown(moment: number, timeZone: string): number {
  const { date, time } = onTheWall(new Date(moment), timeZone);
  return wallOf(`${date}T${time}`);
}
