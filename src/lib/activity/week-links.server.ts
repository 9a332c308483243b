import { dateInWords } from '../place/opening/wording.ts';
import type { Reading } from '../place/reading.server.ts';
import { type Locale, traitsOf } from '../i18n/locales.ts';
import { calendarHref } from './addresses.ts';
import { datesOf, mondayOf, plusDays, type Days } from './days.ts';
import type { ActivityFilters } from './filters.ts';
import { daysOfOccurrence } from './days-of-occurrence.ts';
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
  const days = datesOf(shown).map((date, index) => {
    const there = happening.filter(
      ({ activity, occurrence, date: first }) =>
        first <= date &&
        date <= daysOfOccurrence(occurrence, timeZone).to &&
        !activity.cancelled &&
        !activity.demonstration
    );
    const count = new Set(there.map(({ activity }) => activity.slug)).size;
    const name = dateInWords(date, 'day', locale);
    return {
      date,
      month: index === 0 || date.endsWith('-01') ? monthName(date, locale) : null,
      label: t('calendar.day', { day: name, count }),
      groups: [...new Set(there.map(({ activity }) => KIND_LOOKS[activity.kind].group))]
    };
  });
  const weekdays = days.slice(0, 7).map(({ date }) => shortWeekday(date, locale));
  return { weekdays, days, hrefTo: `${href}${href.includes('?') ? '&' : '?'}`, today, ...asked };
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
