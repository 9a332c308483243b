import { sentView } from '$lib/contribution/add/sent-view.server.ts';

export const load = async ({ locals, params, setHeaders, url }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  return {
    sent: await sentView(params, locals.locale, url.origin),
    photoMissing: url.searchParams.get('photo') === 'missing'
  };
};
