import { loadTranslator } from '$lib/i18n/translator.ts';
import { countryView } from '$lib/neighbourhood/country-view.server.ts';
import { officeDoors } from '$lib/place/office-doors.server.ts';

export const load = async ({ locals: { locale } }) => {
  const { words } = await countryView(undefined, locale);
  return { office: await officeDoors(await loadTranslator(locale, words)) };
};
