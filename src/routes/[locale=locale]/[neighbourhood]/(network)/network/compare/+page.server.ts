import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { compareView } from '$lib/network/compare-view.server.ts';

export const load = async ({ locals, params, url }) => ({
  compare: await compareView(
    await neighbourhoodBySlug(params.neighbourhood),
    locals.locale,
    url.searchParams,
    new Date()
  )
});
