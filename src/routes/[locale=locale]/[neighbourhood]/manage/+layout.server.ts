import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ params, setHeaders }) => {
  // What stands here is for one person: no cache and no browser keeps it.
  setHeaders({ 'cache-control': 'no-store' });
  const { slug, name, timeZone } = await neighbourhoodBySlug(params.neighbourhood);
  return { here: { slug, name, timeZone } };
};
