import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { chainView } from '$lib/network/chain-view.server.ts';

export const load = async ({ locals, params, url }) => ({
  chain: await chainView(
    await neighbourhoodBySlug(params.neighbourhood),
    locals.locale,
    url.searchParams,
    new Date()
  )
});
