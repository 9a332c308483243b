import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { practicesView } from '$lib/network/practice-view.server.ts';

export const load = async ({ locals, params }) => ({
  practices: await practicesView(await neighbourhoodBySlug(params.neighbourhood), locals.locale)
});
