import { loadProse } from '$lib/i18n/prose.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
  const { locale, country } = await parent();
  return { prose: await loadProse('privacy', locale, country.words) };
};
