import { attributionHtml, type Credit } from './credits.ts';
import { BASEMAP_MAX_ZOOM } from './tile.ts';

/** TileJSON 3.0, with the credits a second time as plain values so that no page has to insert HTML. */
export interface BasemapTileJson {
  readonly tilejson: '3.0.0';
  readonly name: string;
  readonly tiles: readonly string[];
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly attribution: string;
  readonly credits: readonly Credit[];
  readonly vector_layers: readonly {
    readonly id: string;
    readonly fields: Readonly<Record<string, string>>;
  }[];
}

/** Layers of the OpenMapTiles schema that our style reads. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  boundary: ['admin_level'],
  building: [],
  housenumber: ['housenumber'],
  landcover: ['class'],
  landuse: ['class'],
  park: ['class', 'name'],
  place: ['class', 'name', 'rank'],
  poi: ['class', 'subclass', 'name'],
  transportation: ['class', 'subclass', 'brunnel'],
  transportation_name: ['class', 'name'],
  water: ['class'],
  water_name: ['class', 'name'],
  waterway: ['class']
};

export function tileJson(credits: readonly Credit[], origin: string): BasemapTileJson {
  return {
    tilejson: '3.0.0',
    name: 'Vicina basemap',
    tiles: [`${origin}/basemap/{z}/{x}/{y}.mvt`],
    minzoom: 0,
    maxzoom: BASEMAP_MAX_ZOOM,
    attribution: attributionHtml(credits),
    credits,
    vector_layers: Object.entries(LAYERS).map(([id, fields]) => ({
      id,
      fields: Object.fromEntries(fields.map((field) => [field, 'String']))
    }))
  };
}
