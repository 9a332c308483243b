import { fail, redirect } from '@sveltejs/kit';
import {
  addWords,
  DONE,
  forgetContact,
  withdraw,
  type FollowedUp
} from '$lib/contribution/proposal/follow-up.server.ts';
import { proposalView } from '$lib/contribution/proposal/proposal-view.server.ts';
import { proposalHref } from '$lib/contribution/secret.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import type { RequestEvent } from './$types';

export const load = async ({ locals, params, setHeaders, url }) => {
  // For one person. That the address goes to no other site is seen to by the referrer policy of every page
  // (`same-origin`); `no-referrer` would have browsers send its forms without their origin, and they would be refused.
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  return {
    proposal: await proposalView(
      params,
      await translatorHere(await neighbourhoodBySlug(params.neighbourhood), locals.locale),
      {
        origin: url.origin,
        now: new Date()
      }
    ),
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
  };
};

const whose = ({ getClientAddress, locals, params }: RequestEvent) => ({
  neighbourhood: params.neighbourhood,
  secret: params.secret,
  locale: locals.locale,
  caller: getClientAddress()
});

/** Back to the page, which says what was done: reloading it does nothing twice. */
function answer(followedUp: FollowedUp, { locals, params }: RequestEvent) {
  if ('status' in followedUp) return fail(followedUp.status, followedUp);
  redirect(
    303,
    `${proposalHref(locals.locale, params.neighbourhood, params.secret)}?done=${followedUp.done}`
  );
}

export const actions = {
  async add(event) {
    return answer(await addWords(await event.request.formData(), whose(event)), event);
  },
  async withdraw(event) {
    return answer(await withdraw(whose(event)), event);
  },
  async forget(event) {
    return answer(await forgetContact(whose(event)), event);
  }
};
