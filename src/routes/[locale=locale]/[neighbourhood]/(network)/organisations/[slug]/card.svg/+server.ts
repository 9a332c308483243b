import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { organisationCard } from '$lib/network/card-file.server.ts';
import { dayAt } from '$lib/neighbourhood/clock.ts';
import { answer } from '$lib/server/api.ts';
import { pictureFile } from '$lib/server/picture-file.ts';

export const GET = ({ locals, params, request, url }) =>
  answer(async () => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const now = new Date();
    return pictureFile({ request, url }, dayAt(now.getTime(), neighbourhood.timeZone).date, () =>
      organisationCard(neighbourhood, locals.locale, params.slug, now)
    );
  });
