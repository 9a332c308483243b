import { loadTranslator } from '$lib/i18n/translator.ts';
import { insightView } from '$lib/insight/insight-view.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params, url }) => ({
  insight: await insightView(
    await neighbourhoodBySlug(params.neighbourhood),
    await loadTranslator(locals.locale),
    url.searchParams,
    new Date()
  )
});
