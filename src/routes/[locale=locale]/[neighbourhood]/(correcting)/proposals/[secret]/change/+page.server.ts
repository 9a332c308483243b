import { proposedView, sendProposed } from '$lib/contribution/change/proposed-form.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';

export const load = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  const translator = await translatorHere(await neighbourhoodBySlug(params.neighbourhood), locals.locale);
  return { change: await proposedView(params, translator, new Date()) };
};

export const actions = { default: (event) => sendProposed(event) };
