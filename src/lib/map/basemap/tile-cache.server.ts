import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { tileKey, type TileAddress } from '../tile-address.ts';
import type { GzippedTile } from './tile.ts';
import { isVectorTile } from './vector-tile.ts';

export interface KeptTile {
  readonly tile: GzippedTile;
  /** Milliseconds since the epoch. */
  readonly fetchedAt: number;
}

interface Entry {
  readonly bytes: number;
  usedAt: number;
}

const unzip = promisify(gunzip);
const KEY = /^\d{1,2}\/\d{1,9}\/\d{1,9}$/;
/** What is in use at the moment is not read from the disk again: about one screen for each of a few readers. */
const HOT_TILES = 200;
/** When the limit is reached, go down to this share of it, so that not every write evicts. */
const AFTER_EVICTION = 0.9;
const TOUCH_EVERY = 3_600_000;

/**
 * Tiles in a folder, `z/x/y.mvt.gz`, least recently used first out. A file's modification time is when it was
 * fetched, its access time when it was last asked for: both survive a restart.
 */
export class TileCache {
  readonly #folder: string;
  readonly #limit: number;
  readonly #now: () => number;
  readonly #hot = new Map<string, KeptTile>();
  #entries: Promise<Map<string, Entry>> | null = null;
  #bytes = 0;
  #writes = 0;

  /** @param limit size of the folder in bytes */
  constructor(folder: string, limit: number, now: () => number = Date.now) {
    this.#folder = folder;
    this.#limit = limit;
    this.#now = now;
  }

  /** The tile as it was fetched, however long ago, or null. A damaged file is removed. */
  async read(address: TileAddress): Promise<KeptTile | null> {
    const key = tileKey(address);
    const entries = await this.#known();
    const entry = entries.get(key);
    if (!entry) return null;
    const now = this.#now();
    const file = this.#file(key);
    try {
      let kept = this.#hot.get(key);
      if (!kept) {
        const [tile, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
        if (!isVectorTile(await unzip(tile))) throw new Error('not a vector tile');
        kept = { tile, fetchedAt: mtimeMs };
      }
      this.#keepHot(key, kept);
      if (now - entry.usedAt > TOUCH_EVERY) await utimes(file, now / 1000, kept.fetchedAt / 1000);
      entry.usedAt = now;
      return kept;
    } catch {
      await this.#forget(entries, key);
      return null;
    }
  }

  /** Keeps a tile: written beside and renamed, so that nobody ever reads half of it. */
  async write(address: TileAddress, tile: GzippedTile): Promise<void> {
    const key = tileKey(address);
    const entries = await this.#known();
    const file = this.#file(key);
    const now = this.#now();
    const half = `${file}.${process.pid}-${this.#writes++}.part`;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(half, tile);
    await utimes(half, now / 1000, now / 1000);
    await rename(half, file);
    this.#bytes += tile.byteLength - (entries.get(key)?.bytes ?? 0);
    entries.set(key, { bytes: tile.byteLength, usedAt: now });
    this.#keepHot(key, { tile, fetchedAt: now });
    if (this.#bytes > this.#limit) await this.#evict(entries);
  }

  async #evict(entries: Map<string, Entry>): Promise<void> {
    const oldestFirst = [...entries].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [key] of oldestFirst) {
      if (this.#bytes <= this.#limit * AFTER_EVICTION) return;
      await this.#forget(entries, key);
    }
  }

  async #forget(entries: Map<string, Entry>, key: string): Promise<void> {
    this.#bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
    this.#hot.delete(key);
    await rm(this.#file(key), { force: true });
  }

  #keepHot(key: string, kept: KeptTile): void {
    this.#hot.delete(key);
    this.#hot.set(key, kept);
    const [oldest] = this.#hot.keys();
    if (this.#hot.size > HOT_TILES && oldest !== undefined) this.#hot.delete(oldest);
  }

  #file(key: string): string {
    return path.join(this.#folder, `${key}.mvt.gz`);
  }

  #known(): Promise<Map<string, Entry>> {
    return (this.#entries ??= this.#scan());
  }

  async #scan(): Promise<Map<string, Entry>> {
    const entries = new Map<string, Entry>();
    const names = await readdir(this.#folder, { recursive: true }).catch(() => []);
    for (const name of names) {
      const file = path.join(this.#folder, name);
      if (name.endsWith('.part')) await rm(file, { force: true });
      const key = name.replaceAll(path.sep, '/').replace(/\.mvt\.gz$/, '');
      if (key === name || !KEY.test(key)) continue;
      const found = await stat(file).catch(() => null);
      if (!found) continue;
      entries.set(key, { bytes: found.size, usedAt: found.atimeMs });
      this.#bytes += found.size;
    }
    return entries;
  }
}
