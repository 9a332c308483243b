import type { Locale } from '$lib/i18n/locales.ts';
import { dayAt } from '$lib/neighbourhood/clock.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { packOf } from '$lib/place/pack.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const { date, start } = dayAt(Date.now(), neighbourhood.timeZone);
    const startOfDay = { instant: new Date(start), date };
    return conditional({ request, url }, { also: date, contentType: 'application/json' }, async () =>
      JSON.stringify(await packOf(neighbourhood, params.locale as Locale, startOfDay))
    );
  });
