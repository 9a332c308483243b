import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { noteView } from '$lib/network/chain-view.server.ts';

export const load = async ({ locals, params, url }) => ({
  note: await noteView(await neighbourhoodBySlug(params.neighbourhood), locals.locale, url, new Date())
});
