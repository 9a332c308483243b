import type { Feature, Point } from 'geojson';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { TileAddress } from '../map/tile-address.ts';
import type { Category, Place } from '../place/place.ts';

/** From this zoom on every place is itself; farther out, places of one cell are one point with a count. */
export const SINGLE_FROM_ZOOM = 12;
/** Cells along one side of a tile: at 512 pixels, one cell is about as wide as a finger. */
const CELLS = 16;
/** Share of a tile's side around it, so that a symbol at its edge is whole. */
export const MARGIN = 0.05;

type TileFeature = Feature<Point, Record<string, string | number>>;

/**
 * A vector tile (Mapbox Vector Tile 2.1) with one layer, `places`; places without a pin are not in it.
 * The name is given by locale (`name:ar`), and in the local language as `name`.
 */
export function encodePlacesTile(
  places: readonly (Place & { readonly localLocale: string })[],
  categories: ReadonlyMap<string, Category>,
  address: TileAddress
): Uint8Array {
  const features = places.flatMap(({ position, ...place }): TileFeature[] => {
    if (!position.point) return [];
    const category = categories.get(place.category);
    const names = Object.entries(place.name).flatMap(([locale, text]) =>
      text ? [[`name:${locale}`, text]] : []
    );
    return [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...position.point] },
        properties: {
          ...Object.fromEntries(names),
          name: place.name[place.localLocale] ?? Object.values(place.name)[0] ?? place.slug,
          slug: place.slug,
          neighbourhood: place.neighbourhood,
          category: place.category,
          group: category?.group ?? '',
          icon: category?.icon ?? '',
          precision: position.precision
        }
      }
    ];
  });
  const shown = address.z < SINGLE_FROM_ZOOM ? gathered(features, address.z) : features;
  if (shown.length === 0) return new Uint8Array();
  const tile = new GeoJSONVT({ type: 'FeatureCollection', features: shown }, { maxZoom: 20 }).getTile(
    address.z,
    address.x,
    address.y
  );
  return tile?.features.length
    ? fromGeojsonVt({ places: tile }, { version: 2, extent: 4096 })
    : new Uint8Array();
}

/** One point per cell of the grid, in the middle of its places, with `point_count` when they are several. */
function gathered(features: readonly TileFeature[], zoom: number): TileFeature[] {
  const side = 360 / 2 ** zoom / CELLS;
  const cells = new Map<string, TileFeature[]>();
  for (const feature of features) {
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    const key = `${Math.floor(lon / side)},${Math.floor(lat / side)}`;
    const cell = cells.get(key);
    if (cell) cell.push(feature);
    else cells.set(key, [feature]);
  }
  return [...cells.values()].map((cell) => {
    const [only] = cell;
    if (cell.length === 1 && only) return only;
    const middle = [0, 1].map(
      (axis) => cell.reduce((sum, { geometry }) => sum + (geometry.coordinates[axis] ?? 0), 0) / cell.length
    );
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: middle },
      properties: { point_count: cell.length }
    };
  });
}
