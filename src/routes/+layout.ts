import { loadTranslator } from '$lib/i18n/translator.ts';
import type { LayoutLoad } from './$types';

/** Pages whose weight is counted: each is sent no words that it does not say. */
const WORDS: Readonly<Record<string, readonly ('calendar' | 'pages')[]>> = {
  '/[locale=locale]': [],
  '/[locale=locale]/[neighbourhood]': [],
  '/[locale=locale]/[neighbourhood]/activities': ['calendar'],
  '/[locale=locale]/[neighbourhood]/places/[slug]': ['pages'],
  '/[locale=locale]/[neighbourhood]/path': [],
  '/[locale=locale]/[neighbourhood]/path/skills': [],
  '/[locale=locale]/[neighbourhood]/search': []
};

export const load: LayoutLoad = async ({ data, route }) => ({
  ...data,
  translator: await loadTranslator(data.locale, data.country.words, WORDS[route.id ?? ''])
});
