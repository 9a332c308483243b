import { groundMap } from '$lib/map/still-map.ts';
import { groundBetween } from '$lib/map/still-map.server.ts';
import { needGrid } from '$lib/needs/need-grid.ts';
import { dayAt } from '$lib/neighbourhood/clock.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer } from '$lib/server/api.ts';
import { pictureFile } from '$lib/server/picture-file.ts';

/** As wide as the squares are at most, in pixels. */
const WIDTH = 480;

/** The streets under the squares in which needs are told. */
export const GET = ({ params, request, url }) =>
  answer(async () => {
    const { outline, timeZone } = await neighbourhoodBySlug(params.neighbourhood);
    const { northWest, southEast } = needGrid(outline);
    const { date } = dayAt(Date.now(), timeZone);
    return pictureFile({ request, url }, date, async () => {
      const { features, height, credits } = await groundBetween(northWest, southEast, WIDTH);
      return groundMap(features, { width: WIDTH, height, credits });
    });
  });
