import { loadTranslator } from '$lib/i18n/translator.ts';
import { countryView } from '$lib/neighbourhood/country-view.server.ts';
import { listHref } from '$lib/place/addresses.ts';
import { NO_FILTERS } from '$lib/place/filters.ts';
import { neighbourhoodCards } from '$lib/place/neighbourhood-cards.server.ts';
import type { GroupView } from '$lib/place/filter-view.ts';
import { CATEGORY_GROUPS } from '$lib/ui/category-group.ts';

export const load = async ({ locals }) => {
  const { words } = await countryView(undefined, locals.locale);
  const translator = await loadTranslator(locals.locale, words);
  const neighbourhoods = await neighbourhoodCards(translator);
  const [only] = neighbourhoods;
  // Where there is nothing to choose, the nine tiles are here already.
  const groups: GroupView[] =
    only && neighbourhoods.length === 1
      ? CATEGORY_GROUPS.map((slug) => ({
          slug,
          name: translator.t(`group.${slug}`),
          count: only.placeCount,
          selected: false,
          href: listHref(locals.locale, only.slug, { ...NO_FILTERS, categories: [slug] })
        }))
      : [];
  const { t } = translator;
  const said = { title: t('home.title'), lead: t('home.lead'), empty: t('home.empty') };
  return { neighbourhoods, groups, words: said };
};
