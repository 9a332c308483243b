import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { placePicture } from '$lib/place/place-picture.server.ts';
import { answer } from '$lib/server/api.ts';
import { pictureFile } from '$lib/server/picture-file.ts';

/** A still picture of the streets around a place. */
export const GET = ({ params, request, url }) =>
  answer(async () => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    return pictureFile({ request, url }, '', () => placePicture(neighbourhood, params.slug));
  });
