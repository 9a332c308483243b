import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { organisationList } from '$lib/organisation/list-view.server.ts';

export const load = async ({ locals, params, url }) => ({
  organisations: await organisationList(
    await neighbourhoodBySlug(params.neighbourhood),
    locals.locale,
    url.searchParams
  )
});
