import { formatDegrees } from '../geo/bounding-box.ts';
import { languageName } from '../i18n/language-name.ts';
import { localised } from '../i18n/localised.ts';
import type { ActivityKind } from '../activity/vocabulary.ts';
import { viewText, type Reading } from '../place/reading.server.ts';
import type { Feature, Requirement } from '../place/vocabulary.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import type { Catalogue } from './catalogue.ts';
import type { Filter } from './concepts.ts';
import type { Entry } from './entries.ts';
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
  here: Reading,
  { entries }: Catalogue
): string {
  const { translator, neighbourhood } = here;
  const { t, locale } = translator;
  switch (name) {
    case 'category':
    case 'kind':
      return kindName(value, here);
    case 'feature':
      return t(`feature.${value as Feature}`);
    case 'without':
      return say('condition.without', { what: t(`requirement.${value as Requirement}`) });
    case 'language':
      return say('condition.language', { name: languageName(value, locale) });
    case 'day':
      return dayName(value, locale);
    case 'part':
      return say(`part.${value as 'morning' | 'afternoon' | 'evening'}`);
    case 'level':
      return say('condition.level', { level: value });
    case 'open':
      return say('condition.openNow');
    case 'near': {
      const isThere = ({ slug, point }: Entry) =>
        slug === value || (point !== null && formatDegrees(point) === value);
      const place = entries.find(isThere);
      const text = localised(place?.name, locale, neighbourhood.defaultLocale)?.text;
      return text ? say('condition.near', { place: text }) : say('condition.nearMe');
    }
  }
}

/** A group, a category of places or a kind of activities. */
function kindName(slug: string, here: Reading): string {
  const { t } = here.translator;
  const group = CATEGORY_GROUPS.find((one) => one === slug);
  if (group) return t(`group.${group}`);
  const category = here.categories.get(slug);
  return (category && viewText(category.name, here)?.text) ?? t(`calendar.kind.${slug as ActivityKind}`);
}
