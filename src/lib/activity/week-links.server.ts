import { dateInWords } from '../place/opening/wording.ts';
import { DAY, dayNumber } from '../neighbourhood/calendar-day.ts';
import { wallClockAt } from '../neighbourhood/clock.ts';
import type { Reading } from '../place/reading.server.ts';
import { localised } from '../i18n/localised.ts';
import { type Locale, traitsOf } from '../i18n/locales.ts';
import type { Activity } from './activity.ts';
import { calendarHref } from './addresses.ts';
import { datesOf, mondayOf, plusDays, type Days } from './days.ts';
import type { ActivityFilters } from './filters.ts';
import type { Happening } from './happenings.server.ts';
import { KIND_LOOKS } from './kinds.ts';
import type { WeekStripView } from './view.ts';

/** Whole weeks on show: a month always fits into them. */
const WEEKS = 5;

/** The weeks on show, from the Monday of the week of a date. */
export function weeksFrom(date: string): Days {
  const from = mondayOf(date);
  return { from, to: plusDays(from, WEEKS * 7 - 1) };
}

/** The days of these weeks, each with what happens and a link to that day alone. */
export function weekLinks(
  happening: readonly Happening[],
  { shown, asked, today }: { shown: Days; asked: Days; today: string },
  filters: ActivityFilters,
  { translator, neighbourhood }: Reading
): WeekStripView {
  const { t, locale } = translator;
  const { timeZone } = neighbourhood;
  const href = calendarHref(locale, neighbourhood.slug, { ...filters, days: null, from: null, to: null });
  const byDay = activitiesByDay(happening, shown, timeZone);
  const places = new Map<string, number>();
  const titles: WeekStripView['titles'][number][] = [];
  /** Among the titles, where it is put the first time. */
  const placeOf = ({ slug, title, kind }: Activity): number => {
    const known = places.get(slug) ?? titles.length;
    if (known === titles.length) {
      const { text, locale: of } = localised(title, locale, neighbourhood.defaultLocale) ?? {
        text: slug,
        locale
      };
      titles.push({ group: KIND_LOOKS[kind].group, text, locale: of });
      places.set(slug, known);
    }
    return known;
  };
  const days = datesOf(shown).map((date, index) => {
    const entries = [...new Set(byDay[index]!.map(placeOf))];
    const name = dateInWords(date, 'day', locale);
    return {
      date,
      month: index === 0 || date.endsWith('-01') ? monthName(date, locale) : null,
      label: t('calendar.day', { day: name, count: entries.length }),
      entries
    };
  });
  const weekdays = days.slice(0, 7).map(({ date }) => shortWeekday(date, locale));
  return { weekdays, titles, days, hrefTo: `${href}${href.includes('?') ? '&' : '?'}`, today, ...asked };
}

/** What somebody can go to on each of these days, in the order in which it happens. */
function activitiesByDay(
  happening: readonly Happening[],
  shown: Days,
  timeZone: string
): readonly (readonly Activity[])[] {
  const indexes = new Map(datesOf(shown).map((date, index) => [date, index]));
  const byDay: Activity[][] = Array.from(indexes, () => []);
  const first = Date.parse(shown.from) / DAY;
  for (const { activity, occurrence, date } of happening) {
    if (activity.cancelled || activity.demonstration) continue;
    const ends = lastDayOf(occurrence, timeZone) - first;
    const last = Math.min(ends, byDay.length - 1);
    // What is listed under a day before these is there from the first of them on.
    for (let day = indexes.get(date) ?? (date < shown.from ? 0 : byDay.length); day <= last; day++)
      byDay[day]!.push(activity);
  }
  return byDay;
}

/** The last day of it, counted from 1970-01-01: what ends at midnight ends on the day before. */
function lastDayOf({ start, end }: Happening['occurrence'], timeZone: string): number {
  // What takes no time ends on the day it begins.
  const moment = Math.max(end * 1000 - 1, start * 1000);
  return dayNumber(wallClockAt(moment, timeZone));
}

const weekdays = new Map<Locale, Intl.DateTimeFormat>();
const months = new Map<Locale, Intl.DateTimeFormat>();

function shortWeekday(date: string, locale: Locale): string {
  return kept(weekdays, locale, { weekday: 'short' }).format(new Date(date));
}

function monthName(date: string, locale: Locale): string {
  return kept(months, locale, { month: 'long' }).format(new Date(date));
}

function kept(
  formats: Map<Locale, Intl.DateTimeFormat>,
  locale: Locale,
  options: Intl.DateTimeFormatOptions
): Intl.DateTimeFormat {
  const format =
    formats.get(locale) ?? new Intl.DateTimeFormat(traitsOf(locale).intl, { ...options, timeZone: 'UTC' });
  formats.set(locale, format);
  return format;
}
