import type { Feature, Point } from 'geojson';
import { PLACE_FIELDS } from '../place/fields/index.ts';
import type { Fit } from '../place/known.ts';
import type { CountedCategory, Place } from '../place/place.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import {
  certainty,
  checks,
  distanceProperty,
  onFoot,
  propertiesOf,
  recorded,
  saidTrue,
  tell,
  usual
} from './entry-properties.ts';

export type PlaceFeature = Feature<Point | null, Record<string, unknown>>;

interface ToldPlace {
  readonly place: Place & { readonly certainty?: Fit };
  readonly category: CountedCategory | undefined;
}

/** Properties of a place as a GeoJSON feature; their names are values of the parameter `fields`. */
export const PLACE_PROPERTIES = propertiesOf<ToldPlace>(PLACE_FIELDS, ({ place }) => place, [
  {
    after: 'category',
    name: 'group',
    schema: { type: ['string', 'null'], enum: [...CATEGORY_GROUPS, null] },
    value: ({ category }) => category?.group ?? null
  },
  {
    after: 'category',
    name: 'icon',
    schema: { type: ['string', 'null'] },
    value: ({ category }) => category?.icon ?? null
  },
  checks<ToldPlace>(({ place }) => place.saidTrue),
  ...usual<ToldPlace>(({ place }) => place, {
    location: { after: 'precision' },
    address: { after: 'address' }
  }),
  saidTrue<ToldPlace>(({ place }) => place.saidTrue),
  ...recorded<ToldPlace>(({ place }) => place),
  // Of one that is asked for by its name nothing is doubted.
  certainty<ToldPlace>(({ place }) => place.certainty ?? 'known'),
  distanceProperty<ToldPlace>(({ place }) => place.distance),
  ...onFoot<ToldPlace>(({ place }) => place.walk ?? null)
]);

/**
 * A place as a GeoJSON feature (RFC 7946): WGS 84, longitude first; geometry null where there is no pin.
 * `fields` keeps only the named properties.
 */
export function placeFeature(
  place: Place & { readonly certainty?: Fit },
  categories: ReadonlyMap<string, CountedCategory>,
  fields: ReadonlySet<string> | null = null
): PlaceFeature {
  const { point: at } = place.position;
  return {
    type: 'Feature',
    id: place.id,
    geometry: at && { type: 'Point', coordinates: [...at] },
    properties: tell(PLACE_PROPERTIES, { place, category: categories.get(place.category) }, fields)
  };
}
