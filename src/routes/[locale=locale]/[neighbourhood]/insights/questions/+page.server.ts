import { inputOfToday } from '$lib/insight/input.server.ts';
import { questionsView } from '$lib/insight/questions/questions-view.server.ts';
import { NO_ANSWER } from '$lib/insight/questions/view.ts';
import { chainInShort } from '$lib/network/chain-view.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const now = new Date();
  const translator = await translatorHere(neighbourhood, locals.locale);
  return {
    page: await questionsView(await inputOfToday(neighbourhood, now), translator, url.searchParams, {
      chain: async () => ({ ...NO_ANSWER, ...(await chainInShort(neighbourhood, locals.locale, now)) })
    })
  };
};
