import { error } from '@sveltejs/kit';
import { organisationProperties } from '$lib/exchange/organisations-answer.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { networkOf } from '$lib/network/network.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ params, url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const network = await networkOf((await neighbourhoodBySlug(params.neighbourhood)).slug);
    const organisation = network.organisations.get(params.slug);
    if (!organisation) error(404, 'There is no such organisation.');
    return conditional({ request, url }, { contentType: 'application/json' }, () =>
      JSON.stringify(organisationProperties(organisation, network))
    );
  });
