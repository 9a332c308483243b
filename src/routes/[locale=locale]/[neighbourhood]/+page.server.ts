import { frontView } from '$lib/front/front-view.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { listView } from '$lib/place/list-view.server.ts';

export const load = async ({ locals, params, url, parent }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  const now = new Date();
  const list = await listView(neighbourhood, translator, url.searchParams, now);
  const { neighbourhoodHere } = await parent();
  const isOnly = neighbourhoodHere?.isOnly ?? false;
  // Whoever has asked for something is shown that, and nothing before it.
  return { list, front: list.isFirst ? await frontView(neighbourhood, translator, { now, isOnly }) : null };
};
