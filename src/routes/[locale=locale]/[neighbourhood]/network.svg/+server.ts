import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { dayAt } from '$lib/neighbourhood/clock.ts';
import { networkSvg } from '$lib/network/svg-file.server.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ locals, params, request, url }) =>
  answer(async () => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const now = new Date();
    return conditional(
      { request, url },
      { contentType: 'image/svg+xml', also: dayAt(now.getTime(), neighbourhood.timeZone).date },
      () => networkSvg(neighbourhood, locals.locale, url, now)
    );
  });
