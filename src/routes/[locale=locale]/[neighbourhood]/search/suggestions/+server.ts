import { suggestionViews } from '$lib/find/suggestions.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';

/** What a search box suggests for `q`. What is typed is kept by nobody, here or on the way. */
export const GET = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  const q = url.searchParams.get('q') ?? '';
  const suggestions = await suggestionViews(q, neighbourhood, translator, new Date());
  return Response.json(suggestions, { headers: { 'cache-control': 'no-store' } });
};
