import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { tileKey, type TileAddress } from '../tile-address.ts';
import { BackOff } from './back-off.ts';
import { boundedFetch } from './bounded-fetch.server.ts';
import type { Coverage } from './coverage.ts';
import { OPENSTREETMAP_CREDITS, type Credit } from './credits.ts';
import type { TileCache } from './tile-cache.server.ts';
import { BASEMAP_MAX_ZOOM, type GzippedTile, type TileSource } from './tile.ts';
import { fetchTileSet, recallTileSet, rememberTileSet, tileUrl, type TileSet } from './tile-set.server.ts';
import { ConcurrencyLimit } from '../../server/concurrency-limit.ts';
import { isVectorTile } from './vector-tile.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

const DAY = 86_400_000;
const MONTH = 30 * DAY;
const TILE_SIZE_LIMIT = 5_000_000;
/** Kind to a service that is free of charge: about what one browser would open. */
const REQUESTS_AT_ONCE = 8;
/** About what eight readers look at; who comes later sees the schematic map for a minute. */
const REQUESTS_WAITING = 120;
/** Tiles may move, and their 404s say so; where to is asked at most this often, in milliseconds. */
const TILE_JSON_AT_MOST_EVERY = 60_000;
/** So many failures in a row, and the upstream as a whole counts as gone. */
const FAILURES_UNTIL_GONE = 3;
/** Share of a reader's waiting time that may go into asking where the tiles are. */
const TILE_JSON_SHARE = 0.8;
const REMEMBERED_ABSENCES = 5_000;

export interface UpstreamOptions {
  /** Address of a TileJSON. */
  readonly address: string;
  readonly folder: string;
  readonly cache: TileCache;
  /** What may be fetched; what is on the disk is shown wherever it lies. */
  readonly coverage: Pick<Coverage, 'includes'>;
  /** Credit to use instead of the one in the TileJSON. */
  readonly credits?: readonly Credit[];
  /** Milliseconds a reader may be kept waiting. */
  readonly timeout?: number;
  readonly log: (message: string) => void;
  readonly now?: () => number;
}

/** Tiles that the server fetches for its readers and keeps, so that nobody's address reaches the upstream. */
export class Upstream implements TileSource {
  readonly name = 'upstream';
  readonly #options: Required<Omit<UpstreamOptions, 'credits'>> & Pick<UpstreamOptions, 'credits'>;
  readonly #gone = new BackOff(30_000, 3_600_000);
  readonly #absent = new Map<string, BackOff>();
  readonly #underWay = new Map<string, Promise<GzippedTile | null>>();
  readonly #concurrency = new ConcurrencyLimit(REQUESTS_AT_ONCE, REQUESTS_WAITING);
  #tileSet: { readonly promise: Promise<TileSet>; readonly asked: number } | null = null;
  #lastTileSet: TileSet | null = null;
  #failuresInARow = 0;

  constructor(options: UpstreamOptions) {
    this.#options = { timeout: 4_000, now: Date.now, ...options };
    void recallTileSet(options.folder).then((set) => (this.#lastTileSet ??= set));
  }

  promising(): boolean {
    return !this.#gone.failing;
  }

  credits(): readonly Credit[] {
    return this.#options.credits ?? this.#lastTileSet?.credits ?? OPENSTREETMAP_CREDITS;
  }

  async tile(address: TileAddress): Promise<GzippedTile | null> {
    if (address.z > Math.min(BASEMAP_MAX_ZOOM, this.#lastTileSet?.maxZoom ?? BASEMAP_MAX_ZOOM)) return null;
    const now = this.#options.now();
    const kept = await this.#options.cache.read(address).catch(() => null);
    if (kept && now - kept.fetchedAt < MONTH) return kept.tile;
    if (this.#gone.waits(now) || this.#absent.get(tileKey(address))?.waits(now)) return kept?.tile ?? null;
    if (!(await this.#options.coverage.includes(address))) return kept?.tile ?? null;
    const fetched = this.#fetchOnce(address);
    // An old tile now is better than a new one later; and nobody waits to learn whether a dead upstream is back.
    if (kept || this.#gone.failing) return kept?.tile ?? null;
    return fetched;
  }

  #fetchOnce(address: TileAddress): Promise<GzippedTile | null> {
    const key = tileKey(address);
    const running = this.#underWay.get(key);
    if (running) return running;
    // While it is gone, one request is enough to see whether it is back.
    if (this.#gone.failing && this.#underWay.size > 0) return Promise.resolve(null);
    // Waiting in the queue is waiting too: a reader's time begins here.
    const deadline = AbortSignal.timeout(this.#options.timeout);
    const task = this.#concurrency
      .run(() => this.#attempt(address, key, deadline), deadline)
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, task);
    return task;
  }

  async #attempt(address: TileAddress, key: string, deadline: AbortSignal): Promise<GzippedTile | null> {
    const { now, cache, log } = this.#options;
    // Those who waited for their turn while others found out that it is gone need not ask again.
    if (this.#gone.waits(now())) return null;
    try {
      const set = await untilAborted(this.#knownTileSet(), deadline);
      const { status, body } = await boundedFetch(tileUrl(set, address), TILE_SIZE_LIMIT, deadline);
      if (status === 404 || status === 410) {
        if (now() - (this.#tileSet?.asked ?? 0) >= TILE_JSON_AT_MOST_EVERY) this.#tileSet = null;
        this.#remember(key);
        this.#responded();
        return null;
      }
      if (status !== 200 && status !== 204) throw new Error(`a tile answered ${status}`);
      const bytes = isGzip(body)
        ? new Uint8Array(await unzip(body, { maxOutputLength: TILE_SIZE_LIMIT }))
        : body;
      if (!isVectorTile(bytes)) throw new Error('an answer was not a vector tile');
      const tile: GzippedTile = new Uint8Array(await zip(bytes));
      await cache.write(address, tile).catch((error) => log(`The basemap cannot be kept on disk: ${error}`));
      this.#absent.delete(key);
      this.#responded();
      return tile;
    } catch (error) {
      this.#remember(key);
      this.#failed(error);
      return null;
    }
  }

  #knownTileSet(): Promise<TileSet> {
    const { address, folder, timeout, now } = this.#options;
    if (this.#tileSet && now() - this.#tileSet.asked < DAY) return this.#tileSet.promise;
    // A little less than a reader waits: that TileJSON is late is then known before the reader's own time is up.
    const promise = fetchTileSet(address, AbortSignal.timeout(timeout * TILE_JSON_SHARE)).then(
      async (set) => {
        this.#lastTileSet = set;
        await rememberTileSet(folder, set).catch(() => {});
        return set;
      },
      (error: unknown) => {
        this.#tileSet = null;
        this.#failuresInARow = FAILURES_UNTIL_GONE;
        throw error;
      }
    );
    this.#tileSet = { promise, asked: now() };
    return promise;
  }

  #responded(): void {
    this.#failuresInARow = 0;
    if (this.#gone.failing) this.#options.log('The basemap upstream answers again.');
    this.#gone.succeeded();
  }

  #failed(error: unknown): void {
    const { now, log, address } = this.#options;
    this.#failuresInARow += 1;
    if (this.#failuresInARow < FAILURES_UNTIL_GONE || this.#gone.waits(now())) return;
    if (!this.#gone.failing)
      log(`The basemap upstream ${address} cannot be used, the schematic map is shown: ${error}`);
    this.#gone.failed(now());
  }

  #remember(key: string): void {
    const absence = this.#absent.get(key) ?? new BackOff(60_000, DAY);
    absence.failed(this.#options.now());
    this.#absent.delete(key);
    this.#absent.set(key, absence);
    const [oldest] = this.#absent.keys();
    if (this.#absent.size > REMEMBERED_ABSENCES && oldest !== undefined) this.#absent.delete(oldest);
  }
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
