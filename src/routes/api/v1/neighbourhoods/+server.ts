import { neighbourhoods } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer, onlyKnown } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

export const GET = ({ url, request }) =>
  answer(async () => {
    onlyKnown(url.searchParams, new Set());
    return conditional({ request, url }, { contentType: 'application/json' }, async () =>
      JSON.stringify({ neighbourhoods: await neighbourhoods() })
    );
  });
