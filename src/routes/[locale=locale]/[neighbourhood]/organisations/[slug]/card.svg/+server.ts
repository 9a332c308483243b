import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { organisationCard } from '$lib/network/card-file.server.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ locals, params, request, url }) =>
  answer(async () => {
    const card = await organisationCard(
      await neighbourhoodBySlug(params.neighbourhood),
      locals.locale,
      params.slug
    );
    return conditional({ request, url }, { contentType: 'image/svg+xml' }, () => card);
  });
