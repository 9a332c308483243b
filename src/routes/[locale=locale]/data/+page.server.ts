import { loadTranslator } from '$lib/i18n/translator.ts';
import { openDataView } from '$lib/place/open-data.server.ts';

export const load = async ({ locals, url }) => ({
  openData: await openDataView(await loadTranslator(locals.locale), url.origin)
});
