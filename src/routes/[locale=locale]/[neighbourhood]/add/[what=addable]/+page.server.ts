import { addView } from '$lib/contribution/add/add-view.server.ts';
import { sendForm } from '$lib/contribution/add/send.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';

export const load = async ({ locals, params, url, setHeaders }) => {
  // The form holds its secret.
  setHeaders({ 'cache-control': 'no-store' });
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  const translator = await translatorHere(neighbourhood, locals.locale);
  return { add: await addView(params.what, neighbourhood, translator, url.searchParams, new Date()) };
};

export const actions = { default: (event) => sendForm(event, event.params.what) };
