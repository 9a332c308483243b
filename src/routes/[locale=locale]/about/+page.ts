import { loadProse } from '$lib/i18n/prose.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { locale, country } = await parent();
  return { ...data, prose: await loadProse('about', locale, country.words) };
};
