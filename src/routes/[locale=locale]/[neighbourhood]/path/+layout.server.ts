import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { pathView } from '$lib/pathway/path-view.server.ts';

export const load = async ({ locals, params }) => ({
  path: await pathView(await neighbourhoodBySlug(params.neighbourhood), locals.locale, new Date())
});
