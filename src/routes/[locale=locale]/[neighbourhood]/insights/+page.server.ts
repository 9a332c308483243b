import { loadTranslator } from '$lib/i18n/translator.ts';
import { inputOfToday } from '$lib/insight/input.server.ts';
import { insightView } from '$lib/insight/insight-view.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params, url }) => ({
  insight: await insightView(
    await inputOfToday(await neighbourhoodBySlug(params.neighbourhood), new Date()),
    await loadTranslator(locals.locale),
    url.searchParams
  )
});
