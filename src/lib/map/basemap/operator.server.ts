import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PMTiles, TileType, type RangeResponse, type Source } from 'pmtiles';
import type { TileAddress } from '../tile-address.ts';
import { creditsFromHtml, OPENSTREETMAP_CREDITS, type Credit } from './credits.ts';
import type { GzippedTile, TileSource } from './tile.ts';
import { isVectorTile } from './vector-tile.ts';

const zip = promisify(gzip);

/** Tiles from a PMTiles 3 archive that whoever runs the installation put on its disk. */
export class OperatorArchive implements TileSource {
  readonly name = 'operator';
  readonly #path: string;
  readonly #log: (message: string) => void;
  #archive: Promise<PMTiles | null> | null = null;
  #credits: readonly Credit[] = OPENSTREETMAP_CREDITS;
  #usable = true;

  constructor(path: string, log: (message: string) => void) {
    this.#path = path;
    this.#log = log;
  }

  promising(): boolean {
    return this.#usable;
  }

  credits(): readonly Credit[] {
    return this.#credits;
  }

  async tile({ z, x, y }: TileAddress): Promise<GzippedTile | null> {
    try {
      const archive = await (this.#archive ??= this.#open());
      const found = await archive?.getZxy(z, x, y);
      if (!found) return null;
      const bytes = new Uint8Array(found.data);
      return isVectorTile(bytes) ? new Uint8Array(await zip(bytes)) : null;
    } catch (error) {
      this.#log(`A tile of the archive ${this.#path} cannot be read: ${error}`);
      return null;
    }
  }

  /** Opens once; a file that is absent or is no archive of vector tiles is said once and then passed over. */
  async #open(): Promise<PMTiles | null> {
    try {
      const archive = new PMTiles(new FileOnDisk(this.#path, await open(this.#path)));
      const { tileType } = await archive.getHeader();
      if (tileType !== TileType.Mvt) throw new Error('it holds no vector tiles');
      const { attribution } = (await archive.getMetadata()) as { attribution?: unknown };
      const credits = typeof attribution === 'string' ? creditsFromHtml(attribution) : [];
      if (credits.length) this.#credits = credits;
      return archive;
    } catch (error) {
      this.#usable = false;
      this.#log(`The archive ${this.#path} of BASEMAP_PMTILES cannot be used, the next source is: ${error}`);
      return null;
    }
  }
}

class FileOnDisk implements Source {
  readonly #path: string;
  readonly #handle: FileHandle;

  constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  getKey(): string {
    return this.#path;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const { buffer, bytesRead } = await this.#handle.read(new Uint8Array(length), 0, length, offset);
    return { data: buffer.buffer.slice(0, bytesRead) };
  }
}
