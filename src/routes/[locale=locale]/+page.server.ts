import { redirect } from '@sveltejs/kit';
import { loadTranslator } from '$lib/i18n/translator.ts';
import { countryView } from '$lib/neighbourhood/country-view.server.ts';
import { neighbourhoodCards } from '$lib/place/neighbourhood-cards.server.ts';

export const load = async ({ locals }) => {
  const { words } = await countryView(undefined, locals.locale);
  const translator = await loadTranslator(locals.locale, words);
  const neighbourhoods = await neighbourhoodCards(translator);
  const [only] = neighbourhoods;
  // Where there is nothing to choose, the neighbourhood's own page is the first.
  if (only && neighbourhoods.length === 1) redirect(307, only.href);
  const { t } = translator;
  return { neighbourhoods, words: { title: t('home.title'), lead: t('home.lead'), empty: t('home.empty') } };
};
