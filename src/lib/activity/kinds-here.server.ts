import { capitalised } from '../i18n/capitalised.ts';
import { localised } from '../i18n/localised.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { activitiesOf } from './activities.server.ts';
import type { KindHere } from './kind-here.ts';
import { KIND_LOOKS } from './kinds.ts';
import { ACTIVITY_KINDS } from './vocabulary.ts';

/** Every category and every kind of activity, also those of which nothing is here. */
export async function kindsHere(
  { slug, defaultLocale }: Neighbourhood,
  { t, locale }: Translator
): Promise<readonly KindHere[]> {
  const [categories, activities] = await Promise.all([categoriesOf(slug), activitiesOf(slug)]);
  const real = Map.groupBy(activities, ({ kind }) => kind);
  return [
    ...categories.map((one) => ({
      ...{ of: 'category' as const, value: one.slug, group: one.group, entries: one.placeCount },
      name: localised(one.name, locale, defaultLocale)?.text ?? one.slug
    })),
    ...ACTIVITY_KINDS.map((value) => ({
      ...{
        of: 'kind' as const,
        value,
        group: KIND_LOOKS[value].group,
        entries: real.get(value)?.length ?? 0
      },
      name: t(`calendar.kind.${value}`)
    }))
  ].map((one) => ({ ...one, name: capitalised(one.name, locale) }));
}
