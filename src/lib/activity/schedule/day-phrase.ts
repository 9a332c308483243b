import { dateInWords, digits } from '../../place/opening/wording.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Rule } from './rule.ts';
import { listInWords } from '../../i18n/list-in-words.ts';
import { monthInWords, weekdayInWords } from './calendar-words.ts';
import { dayOf, monthDayOf, monthOf, wallText, weekdayOf } from './wall.ts';

/** Which days a rule gives, in words; null where a sentence would say more or less than the rule. */
export interface DayPhrase {
  readonly text: string;
  /** Months of the year it keeps to, for the words after the time; null: all of them, or said already. */
  readonly months: readonly number[] | null;
  /** Whether the days can only be counted from the start, which then must be said: every two weeks. */
  readonly counts: boolean;
}

/** Not every month has a fifth: who reads "the fifth Saturday of every month" would wait for it. */
const ORDINALS = ['1', '2', '3', '4'] as const;

/** @param start the first occurrence on the wall, which must be one that the rule gives: else null */
export function dayPhrase(rule: Rule, start: number, translator: Translator): DayPhrase | null {
  const { byYearDay, byWeekNo } = rule;
  if (byYearDay.length || byWeekNo.length) return null;
  const months = rule.byMonth.length ? rule.byMonth : null;
  if (months && !months.includes(monthOf(start))) return null;
  const days = PHRASES[rule.freq](withoutSetPos(rule), start, translator);
  return days && { months, counts: rule.interval > 1, ...days };
}

type Phrase = (
  rule: Rule | null,
  start: number,
  translator: Translator
) => { text: string; months?: null } | null;

const PHRASES: Readonly<Record<Rule['freq'], Phrase>> = {
  DAILY: (rule, start, translator) => {
    if (!rule || rule.byMonthDay.length) return null;
    if (rule.interval === 1) return weekdays(rule, start, translator);
    return rule.byDay.length ? null : { text: translator.t('schedule.everyDays', { count: rule.interval }) };
  },

  WEEKLY: (rule, start, translator) => {
    const days = rule && weekdays(rule, start, translator);
    if (!days || rule.interval === 1) return days;
    const on = weekdaysOf(rule, start);
    // Of more days, "every two weeks from Wednesday" leaves open to which week Monday belongs.
    if (on.length > 1 && (rule.weekStart !== 1 || on[0] !== weekdayOf(dayOf(start)))) return null;
    const { t } = translator;
    return {
      text: `${days.text}${t('schedule.comma')}${t('schedule.everyWeeks', { count: rule.interval })}`
    };
  },

  MONTHLY: (rule, start, translator) =>
    rule && rule.interval === 1 ? daysOfMonth(rule, start, translator) : null,

  YEARLY: (rule, start, { locale, t }) => {
    if (!rule || rule.interval > 1 || rule.byMonth.length > 1) return null;
    const [day, second] = rule.byDay;
    if (day) {
      // Without a month, the second Sunday is that of the year.
      if (second || !rule.byMonth.length || rule.byMonthDay.length || !isNthOf(day, start)) return null;
      const nth = nthInWords(day, { locale, t });
      const month = monthInWords(monthOf(start), locale);
      if (!nth) return null;
      return { text: t('schedule.nthOfMonthEveryYear', { day: nth, month }), months: null };
    }
    const [monthDay = monthDayOf(start), other] = rule.byMonthDay;
    if (rule.byMonthDay.length && !rule.byMonth.length) return null;
    const leapDay = monthOf(start) === 2 && monthDay === 29;
    if (other !== undefined || monthDay !== monthDayOf(start) || leapDay) return null;
    return {
      text: t('schedule.everyYear', { date: dateInWords(wallText(start, true), 'shortDay', locale) }),
      months: null
    };
  }
};

function weekdaysOf(rule: Rule, start: number): readonly number[] {
  return rule.byDay.length ? rule.byDay.map(({ weekday }) => weekday) : [weekdayOf(dayOf(start))];
}

function weekdays(rule: Rule, start: number, { locale, t }: Translator): { text: string } | null {
  const daily = rule.freq === 'DAILY' && rule.byDay.length === 0;
  const days = weekdaysOf(rule, start);
  if (daily || days.length === 7) return { text: t('schedule.everyDay') };
  if (!days.includes(weekdayOf(dayOf(start)))) return null;
  const range = days.join('');
  if (range === '12345') return { text: t('schedule.mondayToFriday') };
  if (range === '123456') return { text: t('schedule.mondayToSaturday') };
  return {
    text: listInWords(
      days.map((day) => weekdayInWords(day, locale)),
      locale
    )
  };
}

function daysOfMonth(rule: Rule, start: number, translator: Translator): { text: string } | null {
  const { locale, t } = translator;
  if (rule.byDay.length > 0) {
    if (rule.byDay.every(({ nth }) => nth === 0) && !rule.byMonthDay.length)
      return weekdays(rule, start, translator);
    if (rule.byMonthDay.length || !rule.byDay.some((day) => isNthOf(day, start))) return null;
    const inOrder = rule.byDay.toSorted((a, b) => Number(a.nth < 0) - Number(b.nth < 0) || a.nth - b.nth);
    const nths = inOrder.map((day) => nthInWords(day, translator));
    if (nths.some((nth) => nth === null) || nths.length > 3) return null;
    return { text: t('schedule.ofEveryMonth', { days: listInWords(nths as string[], locale) }) };
  }
  const days = rule.byMonthDay.length ? rule.byMonthDay : [monthDayOf(start)];
  if (days.length === 1 && days[0] === -1)
    return isLastOfMonth(start) ? { text: t('schedule.lastOfEveryMonth') } : null;
  // Not every month has a 29th.
  if (days.length > 4 || days.some((day) => day < 1 || day > 28) || !days.includes(monthDayOf(start)))
    return null;
  const written = days.map((day) => digits(day, locale));
  return { text: t('schedule.daysOfEveryMonth', { count: days.length, days: listInWords(written, locale) }) };
}

/** "The second Saturday"; null for those that nobody would say. */
function nthInWords(
  { nth, weekday }: Rule['byDay'][number],
  { locale, t }: Pick<Translator, 'locale' | 't'>
): string | null {
  const ordinal = nth === -1 ? 'last' : ORDINALS[nth - 1];
  if (!ordinal || nth === 0) return null;
  const day = weekdayInWords(weekday, locale);
  return weekday === 7 ? t(`schedule.nthSunday.${ordinal}`, { day }) : t(`schedule.nth.${ordinal}`, { day });
}

/** BYDAY=SA;BYSETPOS=2 is the second Saturday of the month, as 2SA. Null for what is no such thing. */
function withoutSetPos(rule: Rule): Rule | null {
  if (rule.bySetPos.length === 0) return rule;
  const [day, second] = rule.byDay;
  if (rule.freq !== 'MONTHLY' || !day || second || day.nth !== 0 || rule.byMonthDay.length) return null;
  return { ...rule, bySetPos: [], byDay: rule.bySetPos.map((nth) => ({ nth, weekday: day.weekday })) };
}

function isNthOf({ nth, weekday }: Rule['byDay'][number], wall: number): boolean {
  if (weekday !== weekdayOf(dayOf(wall))) return false;
  return nth === -1 ? isLastWeek(wall) : nth === Math.ceil(monthDayOf(wall) / 7);
}

const WEEK = 7 * 86_400_000;
const isLastWeek = (wall: number) => monthOf(wall + WEEK) !== monthOf(wall);
const isLastOfMonth = (wall: number) => monthDayOf(wall + WEEK / 7) === 1;
