import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { listView } from '$lib/place/list-view.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await loadTranslator(locals.locale);
  const { outline, bbox } = neighbourhood;
  return {
    list: await listView(neighbourhood, translator, url.searchParams, new Date()),
    ground: { outline, bbox }
  };
};
