import { languageName } from '../i18n/language-name.ts';
import { localised } from '../i18n/localised.ts';
import type { Reading } from '../place/reading.server.ts';
import type { Feature, Requirement } from '../place/vocabulary.ts';
import type { Catalogue } from './catalogue.ts';
import type { Filter } from './concepts.ts';
import type { FindSpeech } from './speech.ts';

/** 2 January 2023 was a Monday. */
const MONDAY = Date.UTC(2023, 0, 2);
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = 86_400_000;

/** The name of a day of the week, in full. */
export function dayName(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return format.format(new Date(MONDAY + DAYS.indexOf(day) * DAY));
}

/** A condition as a chip says it. */
export function inWords(
  { name, value }: Filter,
  { say }: FindSpeech,
  { translator, neighbourhood }: Reading,
  { entries }: Catalogue
): string {
  const { t, locale } = translator;
  switch (name) {
    case 'feature':
      return t(`feature.${value as Feature}`);
    case 'without':
      return say('condition.without', { what: t(`requirement.${value as Requirement}`) });
    case 'language':
      return say('condition.language', { language: languageName(value, locale) });
    case 'day':
      return dayName(value, locale);
    case 'part':
      return say(`part.${value as 'morning' | 'afternoon' | 'evening'}`);
    case 'level':
      return say('condition.level', { level: value });
    case 'open':
      return say('condition.openNow');
    case 'near': {
      const place = entries.find(({ slug }) => slug === value);
      const text = localised(place?.name, locale, neighbourhood.defaultLocale)?.text;
      return text ? say('condition.near', { place: text }) : say('condition.nearMe');
    }
  }
}
