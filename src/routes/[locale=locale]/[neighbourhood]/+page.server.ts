import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { listView } from '$lib/place/list-view.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  return { list: await listView(neighbourhood, translator, url.searchParams, new Date()) };
};
