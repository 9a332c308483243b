import type { Feature, Point } from 'geojson';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { TileAddress } from '../map/tile-address.ts';
import type { Category } from '../place/place.ts';

/** From this zoom on every place is itself; farther out, places of one cell are one point with a count. */
export const SINGLE_FROM_ZOOM = 15;
/** Cells along one side of a tile: at 512 pixels, one cell is about as wide as a finger. */
const CELLS = 16;
/** Share of a tile's side around it, so that a symbol at its edge is whole. */
export const MARGIN = 0.05;

/** What a tile shows of a place. */
export interface TilePlace {
  readonly slug: string;
  readonly neighbourhood: string;
  /** The locale of the neighbourhood itself. */
  readonly localLocale: string;
  readonly name: LocalisedText;
  readonly category: string;
  readonly precision: string;
  readonly point: LonLat;
}

/** Several places of one cell of the grid. */
export interface TileCell {
  readonly point: LonLat;
  readonly count: number;
}

type TileFeature = Feature<Point, Record<string, string | number>>;

/** The side of a cell at a zoom, in degrees. */
export const cellAt = (zoom: number): number => 360 / 2 ** zoom / CELLS;

/**
 * A vector tile (Mapbox Vector Tile 2.1) with one layer, `places`; a cell has `point_count` in place of what a place has. The
 * name is given by locale (`name:ar`), and in the local language as `name`.
 */
export function encodePlacesTile(
  { places, cells }: { readonly places: readonly TilePlace[]; readonly cells: readonly TileCell[] },
  categories: ReadonlyMap<string, Category>,
  address: TileAddress
): Uint8Array {
  const features = [
    ...places.map((place) => featureAt(place.point, propertiesOf(place, categories))),
    ...cells.map(({ point, count }) => featureAt(point, { point_count: count }))
  ];
  if (features.length === 0) return new Uint8Array();
  const tile = new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: 20 }).getTile(
    address.z,
    address.x,
    address.y
  );
  return tile?.features.length
    ? fromGeojsonVt({ places: tile }, { version: 2, extent: 4096 })
    : new Uint8Array();
}

const featureAt = (point: LonLat, properties: TileFeature['properties']): TileFeature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...point] },
  properties
});

function propertiesOf(
  { slug, neighbourhood, localLocale, name, category, precision }: TilePlace,
  categories: ReadonlyMap<string, Category>
): TileFeature['properties'] {
  const names = Object.entries(name).flatMap(([locale, text]) => (text ? [[`name:${locale}`, text]] : []));
  return {
    ...Object.fromEntries(names),
    name: name[localLocale] ?? Object.values(name)[0] ?? slug,
    slug,
    neighbourhood,
    category,
    group: categories.get(category)?.group ?? '',
    icon: categories.get(category)?.icon ?? '',
    precision
  };
}
