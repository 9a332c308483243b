import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { organisationPage } from '$lib/network/organisation-page.server.ts';

export const load = async ({ locals, params, url }) => ({
  organisation: await organisationPage(
    await neighbourhoodBySlug(params.neighbourhood),
    await loadTranslator(locals.locale),
    params.slug,
    { origin: url.origin, now: new Date() }
  )
});
