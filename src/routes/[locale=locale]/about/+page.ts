import { loadProse } from '$lib/i18n/prose.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => ({
  prose: await loadProse('about', (await parent()).locale)
});
