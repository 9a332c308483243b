import { createHash } from 'node:crypto';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { neighbourhoods } from '../../neighbourhood/neighbourhoods.server.ts';
import { log } from '../../server/log.ts';
import type { TileAddress } from '../tile-address.ts';
import { Coverage } from './coverage.ts';
import { mergeCredits, OPENFREEMAP_CREDITS, type Credit } from './credits.ts';
import { OperatorArchive } from './operator.server.ts';
import { Schematic } from './schematic.server.ts';
import { TileCache } from './tile-cache.server.ts';
import type { BasemapSource, GzippedTile, TileSource } from './tile.ts';
import { Upstream } from './upstream.server.ts';

export interface BasemapTile {
  readonly source: BasemapSource;
  readonly tile: GzippedTile;
  /** Strong validator, without quotes. */
  readonly etag: string;
}

/** How long a source that served a tile is still thanked: about as long as someone looks at one view. */
const REMEMBERED = 600_000;
/** Of a tile with nothing in it, in bytes: where the shipped map knows nothing, there is nobody to thank for it. */
const BLANK = gzipSync('').byteLength;

/** The map under our symbols: every valid address has a tile, from the best source that can say now. */
export class Basemap {
  readonly #sources: readonly TileSource[];
  readonly #schematic: Schematic;
  readonly #now: () => number;
  readonly #served = new Map<BasemapSource | 'blank', number>();

  constructor(sources: readonly TileSource[], schematic: Schematic, now: () => number = Date.now) {
    this.#sources = sources;
    this.#schematic = schematic;
    this.#now = now;
  }

  async tile(address: TileAddress): Promise<BasemapTile> {
    for (const source of this.#sources) {
      const tile = await source.tile(address);
      if (tile) return this.#answer(source.name, tile);
    }
    return this.#answer('schematic', await this.#schematic.tile(address));
  }

  /** Whom to thank now: the sources that served of late; before that, the one that will be asked first. */
  credits(): readonly Credit[] {
    const since = this.#now() - REMEMBERED;
    const all = [...this.#sources, this.#schematic];
    const isRecent = (name: BasemapSource | 'blank') => (this.#served.get(name) ?? 0) > since;
    const recent = all.filter(({ name }) => isRecent(name));
    const first = all.filter((source) => source.promising()).slice(0, 1);
    return mergeCredits(
      ...(recent.length || isRecent('blank') ? recent : first).map((source) => source.credits())
    );
  }

  #answer(source: BasemapSource, tile: GzippedTile): BasemapTile {
    const isBlank = source === 'schematic' && tile.byteLength <= BLANK;
    this.#served.set(isBlank ? 'blank' : source, this.#now());
    return { source, tile, etag: createHash('sha256').update(tile).digest('base64url').slice(0, 22) };
  }
}

const OPENFREEMAP = 'https://tiles.openfreemap.org/planet';
const CACHE_LIMIT = 256_000_000;

/**
 * The basemap an installation asked for: `BASEMAP_PMTILES` (path of an archive), `BASEMAP_UPSTREAM` (address of a
 * TileJSON, `off` to ask nobody), `VICINA_DATA` (where fetched tiles are kept).
 */
export function basemapFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  coverage: Coverage,
  log: (message: string) => void
): Basemap {
  const sources: TileSource[] = [];
  const archive = environment['BASEMAP_PMTILES']?.trim();
  if (archive) sources.push(new OperatorArchive(archive, log));
  const address = environment['BASEMAP_UPSTREAM']?.trim() || OPENFREEMAP;
  if (address.toLowerCase() !== 'off') {
    // Tiles of different upstreams are never mixed on the disk.
    const name = createHash('sha256').update(address).digest('hex').slice(0, 12);
    const folder = path.resolve(environment['VICINA_DATA'] || '.vicina', 'basemap', name);
    const credits = address === OPENFREEMAP ? { credits: OPENFREEMAP_CREDITS } : {};
    sources.push(
      new Upstream({ address, folder, cache: new TileCache(folder, CACHE_LIMIT), coverage, log, ...credits })
    );
  }
  return new Basemap(sources, new Schematic());
}

let shared: Basemap | null = null;

/** The basemap of this process. */
export function basemap(): Basemap {
  return (shared ??= basemapFromEnvironment(
    process.env,
    new Coverage(async () => (await neighbourhoods()).map(({ bbox }) => bbox)),
    (message) => log.warn(message)
  ));
}
