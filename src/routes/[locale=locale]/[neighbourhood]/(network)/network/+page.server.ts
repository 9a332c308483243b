import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { networkView } from '$lib/network/network-view.server.ts';

export const load = async ({ locals, params, url }) => ({
  network: await networkView(
    await neighbourhoodBySlug(params.neighbourhood),
    locals.locale,
    url.searchParams,
    new Date()
  )
});
