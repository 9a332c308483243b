import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { tileBounds, tileKey, type TileAddress } from '../map/tile-address.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Category } from '../place/place.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import {
  cellAt,
  encodePlacesTile,
  MARGIN,
  SINGLE_FROM_ZOOM,
  type TileCell,
  type TilePlace
} from './places-tile.ts';

const zip = promisify(gzip);

const KEPT_TILES = 500;

export interface PlacesTile {
  readonly tile: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** As `places_in_box` answers. */
export interface PlacesInBox {
  readonly places: readonly (readonly [
    slug: string,
    neighbourhood: string,
    localLocale: string,
    name: LocalisedText,
    category: string,
    precision: string,
    lon: number,
    lat: number
  ])[];
  readonly cells: readonly (readonly [lon: number, lat: number, number: number])[];
}

/**
 * The tile of the places there, of all neighbourhoods or of one, gzip-compressed; kept until the data changes, or the day.
 * @param only slug of the neighbourhood; null: of all
 */
export async function placesTile(
  address: TileAddress,
  only: string | null = null,
  now = Date.now()
): Promise<PlacesTile> {
  // At midnight, wherever it is midnight, a notice may move a pin.
  const days = new Set((await neighbourhoods()).map(({ timeZone }) => dayAt(now, timeZone).date));
  return kept([tileKey(address), only ?? '', ...days].join(' '));
}

const kept = untilDataChangesFor(async (key): Promise<PlacesTile> => {
  const [tileAt = '', only = ''] = key.split(' ');
  const [z = 0, x = 0, y = 0] = tileAt.split('/').map(Number);
  const { places, cells } = await read('places_in_box', {
    box: [...tileBounds({ z, x, y }, MARGIN)],
    at: new Date().toISOString(),
    ...(z < SINGLE_FROM_ZOOM && { cell: cellAt(z) }),
    ...(only !== '' && { neighbourhood: only })
  });
  const shown = {
    places: places.map(
      ([slug, neighbourhood, localLocale, name, category, precision, lon, lat]): TilePlace => ({
        ...{ slug, neighbourhood, localLocale, name, category, precision },
        point: [lon, lat]
      })
    ),
    cells: cells.map(([lon, lat, count]): TileCell => ({ point: [lon, lat], count }))
  };
  // Group and symbol of a category are the same everywhere.
  const categories = shown.places[0] ? await categoriesOf(shown.places[0].neighbourhood) : [];
  const bySlug = new Map<string, Category>(categories.map((category) => [category.slug, category]));
  const tile = new Uint8Array(await zip(encodePlacesTile(shown, bySlug, { z, x, y })));
  return { tile, etag: createHash('sha256').update(tile).digest('base64url').slice(0, 22) };
}, KEPT_TILES);
