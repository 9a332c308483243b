import { calendarView } from '$lib/activity/calendar-view.server.ts';
import { loadTranslator } from '$lib/i18n/translator.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params, url }) => ({
  calendar: await calendarView(
    await neighbourhoodBySlug(params.neighbourhood),
    await loadTranslator(locals.locale),
    url.searchParams,
    new Date()
  )
});
