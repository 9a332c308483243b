import { inputOfToday } from '$lib/insight/input.server.ts';
import { insightView } from '$lib/insight/insight-view.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const input = await inputOfToday(neighbourhood, new Date());
  return {
    insight: await insightView(input, await translatorHere(neighbourhood, locals.locale), url.searchParams)
  };
};
