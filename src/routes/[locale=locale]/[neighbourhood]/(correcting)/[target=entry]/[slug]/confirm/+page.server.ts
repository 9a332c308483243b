import { fail } from '@sveltejs/kit';
import { confirm, TAKE_BACK, takeBack } from '$lib/contribution/confirm/confirm.server.ts';
import { entryBriefly } from '$lib/contribution/entry-briefly.server.ts';

export const load = async ({ locals, params }) => ({ entry: await entryBriefly(params, locals.locale) });

export const actions = {
  async default({ getClientAddress, locals, params, request }) {
    const form = await request.formData();
    const confirmed = await (form.has(TAKE_BACK) ? takeBack : confirm)(form, {
      ...params,
      locale: locals.locale,
      caller: getClientAddress(),
      client: (await locals.session())?.client ?? null
    });
    return confirmed.status === 200 ? confirmed : fail(confirmed.status, confirmed);
  }
};
