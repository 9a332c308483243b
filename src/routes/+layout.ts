import { loadTranslator } from '$lib/i18n/translator.ts';
import type { LayoutLoad } from './$types';

/** Those whose weight is counted before the map: they are sent no words of the others. */
const LIGHT = new Set(['/[locale=locale]', '/[locale=locale]/[neighbourhood]']);

export const load: LayoutLoad = async ({ data, route }) => ({
  ...data,
  translator: await loadTranslator(data.locale, { listOnly: LIGHT.has(route.id ?? '') })
});
