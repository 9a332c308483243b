import { dayAt } from '$lib/neighbourhood/clock.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { placePicture } from '$lib/place/place-picture.server.ts';
import { answer } from '$lib/server/api.ts';
import { pictureFile } from '$lib/server/picture-file.ts';

/** A still picture of the streets around where a place is today. */
export const GET = ({ params, request, url }) =>
  answer(async () => {
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    const now = new Date();
    // At midnight a notice may begin or end.
    const { date } = dayAt(now.getTime(), neighbourhood.timeZone);
    return pictureFile({ request, url }, date, () => placePicture(neighbourhood, params.slug, now));
  });
