import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { boxesTouch } from '../geo/bounding-box.ts';
import type { BoundingBox } from '../geo/point.ts';
import { tileBounds, tileKey, type TileAddress } from '../map/tile-address.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { decodeCursor } from '../place/cursor.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { searchPlaces } from '../place/search.server.ts';
import type { Category, Place } from '../place/place.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { encodePlacesTile, MARGIN } from './places-tile.ts';

const zip = promisify(gzip);

/** Places stand around a neighbourhood too: so far from its edge, in degrees (about 10 km). */
const SURROUNDINGS = 0.1;
const PAGE_SIZE = 1000;
const KEPT_TILES = 500;

export interface PlacesTile {
  readonly tile: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** The tile of all neighbourhoods' places there, gzip-compressed; kept until the data changes, or the day. */
export async function placesTile(address: TileAddress, now = Date.now()): Promise<PlacesTile> {
  // At midnight, wherever it is midnight, a notice may move a pin.
  const days = new Set((await neighbourhoods()).map(({ timeZone }) => dayAt(now, timeZone).date));
  return kept([tileKey(address), ...days].join(' '));
}

const kept = untilDataChangesFor(async (key): Promise<PlacesTile> => {
  const [z = 0, x = 0, y = 0] = key.split(' ')[0]!.split('/').map(Number);
  const bbox = tileBounds({ z, x, y }, MARGIN);
  const near = (await neighbourhoods()).filter((neighbourhood) =>
    boxesTouch(neighbourhood.bbox, bbox, SURROUNDINGS)
  );
  const [places, categories] = await Promise.all([
    Promise.all(near.map((neighbourhood) => placesWithin(neighbourhood, bbox))),
    Promise.all(near.map(({ slug }) => categoriesOf(slug)))
  ]);
  const bySlug = new Map<string, Category>(categories.flat().map((category) => [category.slug, category]));
  const tile = new Uint8Array(await zip(encodePlacesTile(places.flat(), bySlug, { z, x, y })));
  return { tile, etag: createHash('sha256').update(tile).digest('base64url').slice(0, 22) };
}, KEPT_TILES);

async function placesWithin(
  neighbourhood: NeighbourhoodWithOutline,
  bbox: BoundingBox
): Promise<(Place & { localLocale: string })[]> {
  const found: (Place & { localLocale: string })[] = [];
  let after = null;
  do {
    const page = await searchPlaces(
      neighbourhood,
      { ...NO_FILTERS, bbox },
      { limit: PAGE_SIZE, after, now: new Date() }
    );
    found.push(...page.places.map((place) => ({ ...place, localLocale: neighbourhood.defaultLocale })));
    after = page.next && decodeCursor(page.next);
  } while (after);
  return found;
}
