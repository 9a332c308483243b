import { changeView } from '$lib/contribution/change/change-view.server.ts';
import { sendChange } from '$lib/contribution/change/send-change.server.ts';
import { unlessClosed } from '$lib/contribution/history/closed.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';

export const load = async ({ locals, params: { neighbourhood, target, slug }, setHeaders, url }) => {
  // The form holds its secret.
  setHeaders({ 'cache-control': 'no-store' });
  const here = await neighbourhoodBySlug(neighbourhood);
  const translator = await translatorHere(here, locals.locale);
  const now = new Date();
  const view = changeView(here, translator, {
    target,
    slug,
    field: url.searchParams.get('field'),
    client: (await locals.session())?.client ?? null,
    now
  });
  return {
    change: await unlessClosed(view, here, translator, { target, slug, session: locals.session, now })
  };
};

export const actions = { default: (event) => sendChange(event, event.params.target) };
