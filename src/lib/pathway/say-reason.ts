import type { Ending } from '../activity/going-on.ts';
import type { Locale } from '../i18n/locales.ts';
import { dateInWords, isolated, timeInDigits } from '../place/opening/wording.ts';
import type { Caution, Reason } from './rank.ts';
import type { Speech } from './speech.ts';

interface Here {
  readonly timeZone: string;
  /** What she walks from, by name; null when it is where she is. */
  readonly fromName: string | null;
}

/** A reason in the reader's words. */
export function sayReason(reason: Reason, speech: Speech, { timeZone, fromName }: Here): string {
  const { say } = speech;
  switch (reason.kind) {
    case 'wanted':
    case 'opens':
      return reason.kind === 'wanted'
        ? say(`reason.wanted.${reason.stage}`)
        : say(reason.stage === 'work' ? 'reason.opens.work' : 'reason.opens.training');
    case 'interest':
      return say(`reason.interest.${reason.interest}`);
    case 'level':
      return reason.level === 'A0'
        ? say('reason.level.A0')
        : say('reason.level.other', { level: reason.level });
    case 'next':
      return speech.moment(new Date(reason.time[0] * 1000), timeZone);
    case 'now':
      return say('reason.now', { until: sayUntil(reason.ends, speech) });
    case 'hours':
      return say(`reason.hours.${reason.free}`);
    case 'childcare': {
      const ages = sayAges(reason, speech);
      if (ages === null) return say(reason.free ? 'reason.childcare.free' : 'reason.childcare.plain');
      return say(reason.free ? 'reason.childcare.freeAges' : 'reason.childcare.ages', { ages });
    }
    case 'walk': {
      const key = reason.method === 'network' ? 'reason.streets' : 'reason.walk';
      return fromName === null
        ? say(key, { count: reason.minutes })
        : say(`${key}From`, { count: reason.minutes, place: isolated(fromName) });
    }
    case 'language':
      return say('reason.language', { language: languageName(reason.language, speech.locale) });
    default:
      return say(`reason.${reason.kind}`);
  }
}

/** "until 18:00", "until Friday 4 December". */
function sayUntil({ date, time, isToday }: Ending, { say, locale }: Speech): string {
  const clock = time !== null && timeInDigits(time, locale);
  if (isToday) return clock ? say('reason.until.time', { time: clock }) : say('reason.until.midnight');
  const day = dateInWords(date, 'day', locale);
  return clock ? say('reason.until.dayTime', { day, time: clock }) : say('reason.until.day', { day });
}

/** A caution in the reader's words. */
export function sayCaution(caution: Caution, speech: Speech, timeZone: string): string {
  const { say, year, locale } = speech;
  switch (caution.kind) {
    case 'times-of': {
      const moment = speech.moment(new Date(caution.time[0] * 1000), timeZone);
      return caution.year === null
        ? say('caution.times-unconfirmed', { moment })
        : say('caution.times-of', { year: year(caution.year), moment });
    }
    case 'higher':
    case 'lower':
      return say(`caution.${caution.kind}`, { level: caution.level });
    case 'far':
      return say(caution.method === 'network' ? 'caution.farOnStreets' : 'caution.far', {
        minutes: caution.minutes
      });
    case 'deadline':
      return say('caution.deadline', { date: dateInWords(caution.date, 'shortDay', locale) });
    case 'childcare-ages': {
      const ages = sayAges(caution, speech);
      return ages === null ? say('caution.childcare-ages-unknown') : say('caution.childcare-ages', { ages });
    }
    default:
      return say(`caution.${caution.kind}`);
  }
}

/** "from 12 months to 3 years"; months below two years, as people count. Null when no age is known. */
function sayAges(
  { from, to }: { readonly from: number | null; readonly to: number | null },
  { say }: Speech
): string | null {
  const parts = [
    from === null
      ? null
      : inYears(from)
        ? say('ages.fromYears', { count: from / 12 })
        : say('ages.fromMonths', { count: from }),
    to === null
      ? null
      : inYears(to)
        ? say('ages.toYears', { count: to / 12 })
        : say('ages.toMonths', { count: to })
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : null;
}

const inYears = (months: number): boolean => months >= 12 && months % 12 === 0;

function languageName(language: Locale, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}
