import { loadTranslator } from '$lib/i18n/translator.ts';
import { countryView } from '$lib/neighbourhood/country-view.server.ts';
import { openDataView } from '$lib/place/open-data.server.ts';

export const load = async ({ locals, url }) => {
  const { words } = await countryView(undefined, locals.locale);
  return { openData: await openDataView(await loadTranslator(locals.locale, words), url.origin) };
};
