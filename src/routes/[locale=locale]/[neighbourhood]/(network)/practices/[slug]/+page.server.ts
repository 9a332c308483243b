import { unlessClosed } from '$lib/contribution/history/closed.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { onePractice } from '$lib/network/practice-view.server.ts';

export const load = async ({ locals, params }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  return {
    practices: await unlessClosed(
      onePractice(neighbourhood, locals.locale, params.slug),
      neighbourhood,
      translator,
      { target: 'practices', slug: params.slug, session: locals.session, now: new Date() }
    )
  };
};
