import { loadTranslator } from '$lib/i18n/translator.ts';
import type { LayoutLoad } from './$types';

/** Those whose weight is counted before the map: they are sent no words of the others. */
const LIGHT: Readonly<Record<string, 'list' | 'calendar'>> = {
  '/[locale=locale]': 'list',
  '/[locale=locale]/[neighbourhood]': 'list',
  '/[locale=locale]/[neighbourhood]/activities': 'calendar'
};

export const load: LayoutLoad = async ({ data, route }) => ({
  ...data,
  translator: await loadTranslator(data.locale, data.country.words, { only: LIGHT[route.id ?? ''] })
});
