import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodCards } from '$lib/place/neighbourhood-cards.server.ts';

export const load = async ({ locals }) => ({
  neighbourhoods: await neighbourhoodCards(await loadTranslator(locals.locale))
});
