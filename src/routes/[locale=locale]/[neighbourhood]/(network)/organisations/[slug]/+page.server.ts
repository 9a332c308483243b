import { unlessClosed } from '$lib/contribution/history/closed.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { organisationPage } from '$lib/network/organisation-page.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  const now = new Date();
  return {
    organisation: await unlessClosed(
      organisationPage(neighbourhood, translator, params.slug, { origin: url.origin, now }),
      neighbourhood,
      translator,
      { target: 'organisations', slug: params.slug, session: locals.session, now }
    )
  };
};
