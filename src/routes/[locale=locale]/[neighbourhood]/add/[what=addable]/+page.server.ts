import { addView } from '$lib/contribution/add/add-view.server.ts';
import { sendForm } from '$lib/contribution/add/send.server.ts';
import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params, url, setHeaders }) => {
  // The form holds its secret.
  setHeaders({ 'cache-control': 'no-store' });
  return {
    add: await addView(
      params.what,
      await neighbourhoodBySlug(params.neighbourhood),
      await loadTranslator(locals.locale),
      url.searchParams,
      new Date()
    )
  };
};

export const actions = { default: (event) => sendForm(event, event.params.what) };
