import { ACTIVITY_KINDS, LEVELS, STAGES } from '../activity/activity.ts';
import { WEEKDAYS } from '../activity/free-hours.ts';
import { KIND_LOOKS } from '../activity/kinds.ts';
import { languageName } from '../i18n/language-name.ts';
import { LOCALES, traitsOf } from '../i18n/locales.ts';
import { localised } from '../i18n/localised.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { languagesInUse } from '../place/languages.server.ts';
import { AUDIENCES, FEATURES, REQUIREMENTS } from '../place/place.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { GROUP_ICONS } from '../ui/group-icons.ts';
import type { Choices } from './choices.ts';

/** Spoken in many a neighbourhood of Europe; offered after those that somebody here has named. BCP 47. */
const WIDELY_SPOKEN = [
  'ar',
  'bn',
  'en',
  'es',
  'fil',
  'fr',
  'it',
  'pt',
  'ro',
  'ru',
  'si',
  'sq',
  'ti',
  'uk',
  'ur',
  'zh'
];

/** What the forms of a neighbourhood let one choose from. */
export async function choicesFor(
  neighbourhood: Pick<Neighbourhood, 'slug' | 'defaultLocale'>,
  { t, locale }: Translator
): Promise<Choices> {
  const [categories, used] = await Promise.all([
    categoriesOf(neighbourhood.slug),
    languagesInUse(neighbourhood.slug)
  ]);
  const { intl } = traitsOf(locale);
  const written = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intl, { ...options, timeZone: 'UTC' }).format(date);
  const languages = [...new Set([...LOCALES, ...used.map(({ code }) => code), ...WIDELY_SPOKEN])];
  return {
    groups: CATEGORY_GROUPS.map((group) => ({
      value: group,
      label: t(`group.${group}`),
      group,
      icon: GROUP_ICONS[group]
    })),
    categories: categories.map(({ slug, group, name, icon }) => ({
      value: slug,
      label: localised(name, locale, neighbourhood.defaultLocale)?.text ?? slug,
      group,
      icon
    })),
    kinds: ACTIVITY_KINDS.map((kind) => ({
      value: kind,
      label: t(`calendar.kind.${kind}`),
      ...KIND_LOOKS[kind]
    })),
    audiences: AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) })),
    features: FEATURES.map((value) => ({ value, label: t(`feature.${value}`) })),
    requirements: REQUIREMENTS.map((value) => ({ value, label: t(`requirement.${value}`) })),
    languages: languages.map((value) => ({ value, label: languageName(value, locale) })),
    levels: LEVELS.map((value) => ({ value, label: value })),
    stages: STAGES.map((value) => ({ value, label: t(`calendar.stage.${value}`) })),
    months: Array.from({ length: 12 }, (_, month) => ({
      value: String(month + 1).padStart(2, '0'),
      label: written(new Date(Date.UTC(2024, month, 1)), { month: 'long' })
    })),
    // 1 January 2024 was a Monday.
    weekdays: WEEKDAYS.map((value, index) => ({
      value,
      label: written(new Date(Date.UTC(2024, 0, index + 1)), { weekday: 'short' }),
      long: written(new Date(Date.UTC(2024, 0, index + 1)), { weekday: 'long' })
    }))
  };
}
