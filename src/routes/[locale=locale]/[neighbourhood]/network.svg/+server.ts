import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { dayAt } from '$lib/neighbourhood/clock.ts';
import { NO_NETWORK_FILTERS, parseNetworkFilters } from '$lib/network/filters.ts';
import { networkSvg } from '$lib/network/svg-file.server.ts';
import { answer, onlyKnown, ParameterError } from '$lib/server/api.ts';
import { pictureFile } from '$lib/server/picture-file.ts';

export const GET = ({ locals, params, request, url }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set(Object.keys(NO_NETWORK_FILTERS)));
    const { filters, problems } = parseNetworkFilters(url.searchParams);
    for (const name of problems) throw new ParameterError(name, `There is no such ${name}.`);
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const now = new Date();
    return pictureFile({ request, url }, dayAt(now.getTime(), neighbourhood.timeZone).date, () =>
      networkSvg(neighbourhood, locals.locale, filters, { origin: url.origin, now })
    );
  });
