import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { onePractice } from '$lib/network/practice-view.server.ts';

export const load = async ({ locals, params }) => ({
  practices: await onePractice(await neighbourhoodBySlug(params.neighbourhood), locals.locale, params.slug)
});
