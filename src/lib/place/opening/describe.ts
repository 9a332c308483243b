import type { Locale } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { OpeningState } from './state.ts';
import { dateInWords, daysBetween, digits, isolated, onTheWall, timeInDigits } from './wording.ts';

/** What a sentence about a moment needs. */
export interface Wording {
  readonly t: Translator['t'];
  readonly locale: Locale;
  /** IANA zone of the neighbourhood. */
  readonly timeZone: string;
  readonly now: Date;
}

/** Longest comment of a source that a sentence takes in; the page has the whole. */
const LONGEST_COMMENT = 80;

/** "Open now, closes at 18:00": what a state means to someone about to go there, in one sentence. */
export function describeOpening(state: OpeningState, wording: Wording): string {
  const { t, locale, timeZone } = wording;
  switch (state.kind) {
    case 'unknown':
      return t('opening.unknown');
    case 'stale': {
      const { date } = onTheWall(new Date(state.since), timeZone);
      return t('opening.stale', { month: dateInWords(date, 'month', locale) });
    }
    case 'holiday':
      return t('opening.holiday');
    case 'shut':
      return state.until === null
        ? t('opening.shut')
        : t('opening.shutUntil', { day: dayName(state.until, wording) });
    case 'open':
    case 'closed':
    case 'conditional':
      return clause(state, state.certainty.kind, wording);
  }
}

/** "hours of 2022, not confirmed", to stand small after the sentence; null when nothing needs saying. */
export function describeDoubt(state: OpeningState, { t, locale }: Wording): string | null {
  if (state.kind !== 'open' && state.kind !== 'closed' && state.kind !== 'conditional') return null;
  if (state.certainty.kind === 'confirmed') return null;
  const { year } = state.certainty;
  return year === null
    ? t('opening.hoursUnconfirmed')
    : t('opening.hoursOfYear', { year: digits(year, locale) });
}

/** "(2022)", where a list has no room for more: "maybe" is said before it; null without a year. */
export function yearOfDoubt(state: OpeningState, { locale }: Wording): string | null {
  if (state.kind !== 'open' && state.kind !== 'closed' && state.kind !== 'conditional') return null;
  if (state.certainty.kind === 'confirmed' || state.certainty.year === null) return null;
  return `(${digits(state.certainty.year, locale)})`;
}

type Said = Extract<OpeningState, { kind: 'open' | 'closed' | 'conditional' }>;

function clause(state: Said, by: 'confirmed' | 'unconfirmed', wording: Wording): string {
  const { t } = wording;
  if (state.kind === 'conditional')
    return state.comment === null
      ? t(`opening.${by}.maybe`)
      : t(`opening.${by}.maybeComment`, {
          comment: isolated(shortened(state.comment))
        });
  if (state.kind === 'open') {
    if (state.until === null) return t(`opening.${by}.openAlways`);
    const until = ending(state.until, wording);
    if (until.hours > 24) return t(`opening.${by}.openUntilDay`, { day: until.day, time: until.time });
    if (until.midnight) return t(`opening.${by}.openUntilMidnight`);
    return t(`opening.${by}.openUntil`, { time: until.time });
  }
  if (state.opens === null) return t(`opening.${by}.closed`);
  const { date, time } = onTheWall(new Date(state.opens), wording.timeZone);
  const sentence = t(`opening.${by}.closedOpens`, {
    day: dayName(date, wording),
    time: timeInDigits(time, wording.locale)
  });
  if (state.holidayBefore === null) return sentence;
  const day = dayName(state.holidayBefore.date, wording);
  return t('opening.holidayBefore', { sentence, day });
}

/** A closing time; midnight is the end of the day it closes, not the beginning of the next. */
function ending(until: string, wording: Wording) {
  const end = new Date(until);
  const { time } = onTheWall(end, wording.timeZone);
  const { date } = onTheWall(new Date(end.getTime() - 1), wording.timeZone);
  return {
    hours: (end.getTime() - wording.now.getTime()) / 3_600_000,
    midnight: time === '00:00',
    day: dayName(date, wording),
    time: timeInDigits(time, wording.locale)
  };
}

/** "today", "tomorrow", "Monday" within a week, "Thursday 1 October" beyond. */
function dayName(date: string, { t, locale, timeZone, now }: Wording): string {
  const today = onTheWall(now, timeZone).date;
  const days = daysBetween(today, date);
  if (days === 0) return t('opening.today');
  if (days === 1) return t('opening.tomorrow');
  if (days > 1 && days < 7) return dateInWords(date, 'weekday', locale);
  return dateInWords(date, date.slice(0, 4) === today.slice(0, 4) ? 'day' : 'dayAndYear', locale);
}

function shortened(comment: string): string {
  return comment.length <= LONGEST_COMMENT ? comment : `${comment.slice(0, LONGEST_COMMENT - 1)}…`;
}

/** How a state may be coloured: only confirmed hours are plainly open. */
export function openingTone(state: OpeningState): 'open' | 'maybe' | 'closed' | 'unknown' {
  switch (state.kind) {
    case 'open':
      return state.certainty.kind === 'confirmed' ? 'open' : 'maybe';
    case 'conditional':
    case 'holiday':
      return 'maybe';
    case 'closed':
    case 'shut':
      return 'closed';
    case 'stale':
    case 'unknown':
      return 'unknown';
  }
}

/** "Hours of 2022, not confirmed." in front of a week of hours; null when hours are confirmed or there are none. */
export function describeCaution(state: OpeningState, wording: Wording): string | null {
  const { t, locale, timeZone } = wording;
  if (state.kind === 'unknown' || state.kind === 'shut') return null;
  if (state.kind === 'stale') {
    const { date } = onTheWall(new Date(state.since), timeZone);
    return t('opening.cautionStale', { month: dateInWords(date, 'month', locale) });
  }
  if (state.certainty.kind === 'confirmed') return null;
  const { year } = state.certainty;
  return year === null ? t('opening.caution') : t('opening.cautionYear', { year: digits(year, locale) });
}
