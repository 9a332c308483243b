import { findView } from '$lib/find/find-view.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  return { find: await findView(neighbourhood, translator, url.searchParams, new Date()) };
};
