import type { TileAddress } from '../tile-address.ts';
import type { Credit } from './credits.ts';

/** Where a tile of the basemap came from, in the order in which they are asked. */
export type BasemapSource = 'operator' | 'upstream' | 'schematic';

/** A vector tile as it is kept and sent: gzip (RFC 1952) around Mapbox Vector Tile 2.1. */
export type GzippedTile = Uint8Array<ArrayBuffer>;

/** One of the places tiles come from. */
export interface TileSource {
  readonly name: BasemapSource;
  /** The tile, or null when this source has none or cannot say now: the next one is asked. Never throws. */
  tile(address: TileAddress): Promise<GzippedTile | null>;
  /** Whether it would be asked first for a tile it has: decides the credit before anything was served. */
  promising(): boolean;
  credits(): readonly Credit[];
}

/** Deepest zoom of the tiles; beyond, the browser enlarges them, as OpenMapTiles intends. */
export const BASEMAP_MAX_ZOOM = 14;
