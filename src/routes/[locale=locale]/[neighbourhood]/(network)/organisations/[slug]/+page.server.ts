import { unlessClosed } from '$lib/contribution/history/closed.server.ts';
import { keepLink } from '$lib/contribution/review/keep-link.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { organisationPage } from '$lib/network/organisation-page.server.ts';

export const load = async ({ locals, params, url }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  const now = new Date();
  const [organisation, keep] = await unlessClosed(
    Promise.all([
      organisationPage(neighbourhood, translator, params.slug, { origin: url.origin, now }),
      keepLink({ locals }, 'organisations', params)
    ]),
    neighbourhood,
    translator,
    { target: 'organisations', slug: params.slug, session: locals.session, now }
  );
  return { organisation, keep };
};
