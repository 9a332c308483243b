import { similarEntries } from '$lib/contribution/similar.server.ts';
import { COMPARED } from '$lib/contribution/similar.ts';
import { cleanText, problemOfText } from '$lib/contribution/text-hygiene.ts';
import { parseLonLat } from '$lib/geo/bounding-box.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { answer, once, onlyKnown, ParameterError } from '$lib/server/api.ts';

const LONGEST_NAME = 200;

export const GET = ({ params, url }) =>
  answer(async () => {
    const query = url.searchParams;
    onlyKnown(query, new Set(['target', 'name', 'near']));
    const { slug } = await neighbourhoodBySlug(params.neighbourhood);
    const target = COMPARED.find((one) => one === (once(query, 'target') ?? 'places'));
    if (!target) throw new ParameterError('target', `target is one of ${COMPARED.join(', ')}.`);
    const name = cleanText(once(query, 'name') ?? '');
    if (problemOfText(name, { most: LONGEST_NAME }) !== null)
      throw new ParameterError(
        'name',
        `name is at most ${LONGEST_NAME} characters, without markup and control characters.`
      );
    const place = once(query, 'near');
    const near = place === null ? null : parseLonLat(place);
    if (place !== null && !near)
      throw new ParameterError('near', 'near is a longitude and a latitude: lon,lat.');
    return Response.json(
      { similar: await similarEntries(slug, target, name, near) },
      // What is typed into a form is kept by nobody on the way.
      { headers: { 'cache-control': 'no-store', 'access-control-allow-origin': '*' } }
    );
  });
