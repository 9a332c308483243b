import { Temporal } from 'temporal-polyfill';
import type { Locale } from '$lib/i18n/locales.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { packOf } from '$lib/place/pack.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const midnight = Temporal.Now.zonedDateTimeISO(neighbourhood.timeZone).startOfDay();
    const startOfDay = {
      instant: new Date(midnight.epochMilliseconds),
      date: midnight.toPlainDate().toString()
    };
    return conditional(
      { request, url },
      { also: startOfDay.date, contentType: 'application/json' },
      async () => JSON.stringify(await packOf(neighbourhood, params.locale as Locale, startOfDay))
    );
  });
