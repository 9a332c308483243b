import { redirect } from '@sveltejs/kit';
import { confirmDigest, digestView } from '$lib/contribution/still-true/digest.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  // The address is the right to confirm: nobody keeps it.
  setHeaders({ 'cache-control': 'no-store' });
  const { slug, timeZone } = await neighbourhoodBySlug(params.neighbourhood);
  return {
    digest: await digestView(params.token, locals.locale),
    home: `/${locals.locale}/${slug}`,
    timeZone
  };
};

// Reading the page confirms nothing: mail programs open links to look at them.
export const actions: Actions = {
  default: async ({ params, url }) => {
    await confirmDigest(params.token);
    redirect(303, url.pathname);
  }
};
