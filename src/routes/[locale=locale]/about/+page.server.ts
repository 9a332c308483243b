import { loadTranslator } from '$lib/i18n/translator.ts';
import { countryView } from '$lib/neighbourhood/country-view.server.ts';
import { CATEGORY_GROUPS } from '$lib/ui/category-group.ts';

export const load = async ({ locals }) => {
  const { words } = await countryView(undefined, locals.locale);
  const { t } = await loadTranslator(locals.locale, words);
  return { groups: CATEGORY_GROUPS.map((group) => ({ group, name: t(`group.${group}`) })) };
};
