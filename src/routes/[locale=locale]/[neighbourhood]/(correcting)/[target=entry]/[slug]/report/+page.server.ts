import { fail, redirect } from '@sveltejs/kit';
import { entryBriefly } from '$lib/contribution/entry-briefly.server.ts';
import { report } from '$lib/contribution/report/report.server.ts';
import { reportOf } from '$lib/contribution/report/reports.ts';
import { newSecret } from '$lib/contribution/secret.ts';

export const load = async ({ locals, params, setHeaders, url }) => {
  // The form holds the secret of what it will send.
  setHeaders({ 'cache-control': 'no-store' });
  return {
    entry: await entryBriefly(params, locals.locale),
    what: reportOf(url.searchParams.get('what'), params.target),
    secret: newSecret()
  };
};

export const actions = {
  async default({ getClientAddress, locals, params, request }) {
    const reported = await report(await request.formData(), {
      ...params,
      locale: locals.locale,
      caller: getClientAddress(),
      client: (await locals.session())?.client ?? null
    });
    if ('location' in reported) redirect(reported.status, reported.location);
    return fail(reported.status, reported);
  }
};
