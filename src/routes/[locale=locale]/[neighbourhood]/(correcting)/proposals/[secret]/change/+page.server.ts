import { proposedView, sendProposed } from '$lib/contribution/change/proposed-form.server.ts';
import { loadTranslator } from '$lib/i18n/translator.ts';

export const load = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  return { change: await proposedView(params, await loadTranslator(locals.locale), new Date()) };
};

export const actions = { default: (event) => sendProposed(event) };
