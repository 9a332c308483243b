import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { tileKey, type TileAddress } from '../tile-address.ts';
import { SCHEMATIC_CREDITS } from './credits.ts';
import { BASEMAP_MAX_ZOOM, type GzippedTile, type TileSource } from './tile.ts';

import boundary from './schematic/boundary.geojson?raw';
import park from './schematic/park.geojson?raw';
import place from './schematic/place.geojson?raw';
import poi from './schematic/poi.geojson?raw';
import transportation from './schematic/transportation.geojson?raw';
import transportationName from './schematic/transportation_name.geojson?raw';

const zip = promisify(gzip);

/** The layers of the OpenMapTiles schema that the schematic map fills. */
const LAYERS = { boundary, park, place, poi, transportation, transportation_name: transportationName };

const MEMOISED_TILES = 500;

/** The map that is shipped with the program: always there, asks nobody. */
export class Schematic implements TileSource {
  readonly name = 'schematic';
  readonly #tiles = new Map<string, Promise<GzippedTile>>();
  #indexes: [string, GeoJSONVT][] | null = null;

  promising(): boolean {
    return true;
  }

  credits(): typeof SCHEMATIC_CREDITS {
    return SCHEMATIC_CREDITS;
  }

  tile(address: TileAddress): Promise<GzippedTile> {
    const key = tileKey(address);
    let tile = this.#tiles.get(key);
    if (!tile) {
      tile = zip(this.encode(address)).then((bytes) => new Uint8Array(bytes));
      if (this.#tiles.size >= MEMOISED_TILES) this.#tiles.clear();
      this.#tiles.set(key, tile);
    }
    return tile;
  }

  /** The tile as bare bytes; where nothing is known, a tile with nothing in it. */
  encode({ z, x, y }: TileAddress): Uint8Array {
    const layers: Record<string, GeoJSONVTTile> = {};
    for (const [name, index] of this.#index()) {
      const tile = index.getTile(z, x, y);
      if (tile?.features.length) layers[name] = tile;
    }
    return fromGeojsonVt(layers, { version: 2, extent: 4096 });
  }

  #index(): [string, GeoJSONVT][] {
    return (this.#indexes ??= Object.entries(LAYERS).map(([name, geojson]) => [
      name,
      new GeoJSONVT(JSON.parse(geojson), { maxZoom: BASEMAP_MAX_ZOOM, tolerance: 2, buffer: 128 })
    ]));
  }
}
