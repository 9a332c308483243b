import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { needsView, sendNeed } from '$lib/needs/needs-view.server.ts';
import { tappedBefore } from '$lib/needs/tapped-before.ts';

export const load = async ({ locals, params, url }) => ({
  needs: await needsView(await neighbourhoodBySlug(params.neighbourhood), locals.locale),
  isSent: url.searchParams.has('sent'),
  tapped: tappedBefore(url.searchParams),
  /** The same form sent twice is one need. */
  token: randomUUID()
});

export const actions = {
  default: async ({ params, request, url, getClientAddress }) => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const told = await request.formData();
    const problem = await sendNeed(neighbourhood, told, getClientAddress());
    // What she has tapped already is not asked for again.
    const chosen = [...told].map(([name, value]) => `${name}=${String(value)}`);
    if (problem !== null) return fail(problem === 'many' ? 429 : 400, { problem, chosen });
    // Sending again what was sent is then only looking at the thanks.
    redirect(303, `${url.pathname}?sent`);
  }
};
