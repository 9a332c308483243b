import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';
import { landmarkViews } from '$lib/place/landmarks.server.ts';
import { answer } from '$lib/server/api.ts';
import { conditional } from '$lib/server/conditional.ts';

/** Where a walk may start, for the fields of a form that are shown with scripts. */
export const GET = ({ locals, params, url, request }) =>
  answer(async () => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    return conditional({ request, url }, { contentType: 'application/json' }, async () =>
      JSON.stringify(await landmarkViews(neighbourhood, await translatorHere(neighbourhood, locals.locale)))
    );
  });
