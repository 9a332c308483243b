import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { listView } from '$lib/place/list-view.server.ts';

export const load = async ({ locals, params, url }) => ({
  list: await listView(
    await neighbourhoodBySlug(params.neighbourhood),
    await loadTranslator(locals.locale),
    url.searchParams,
    new Date()
  )
});
