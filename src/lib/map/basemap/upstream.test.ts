import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TileAddress } from '../tile-address.ts';
import { TileCache } from './tile-cache.server.ts';
import { Upstream } from './upstream.server.ts';
import {
  pretendUpstream,
  streetTile,
  type Behaviour,
  type PretendedUpstream
} from './upstream-for-tests.server.ts';

const HOME = { z: 14, x: 8607, y: 5861 };
const NEXT_DOOR = { z: 14, x: 8608, y: 5861 };
const MINUTE = 60_000;
const DAY = 86_400_000;

let upstream: PretendedUpstream;
let folder: string;
let now: number;
let said: string[];
let covered: (address: TileAddress) => boolean;

beforeEach(async () => {
  upstream = await pretendUpstream();
  folder = await mkdtemp(path.join(tmpdir(), 'basemap-'));
  now = Date.now();
  said = [];
  covered = () => true;
});
afterEach(async () => {
  await upstream.close();
  await rm(folder, { recursive: true });
});

function source(timeout = 500): Upstream {
  return new Upstream({
    address: upstream.address,
    folder,
    cache: new TileCache(folder, 1_000_000, () => now),
    coverage: { includes: async (address) => covered(address) },
    timeout,
    now: () => now,
    log: (message) => said.push(message)
  });
}

const tilesAsked = (): string[] => upstream.asked.filter((one) => one.startsWith('/tiles'));
const keptFiles = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.(gz|part)$/.test(name));

describe('an upstream that works', () => {
  test.each<Behaviour>(['good', 'bare-gzip'])(
    'gives its tile, however it is compressed (%s)',
    async (behaviour) => {
      upstream.behaviour = behaviour;
      const tile = await source().tile(HOME);
      expect(new Uint8Array(gunzipSync(tile!))).toEqual(streetTile('Via Upstream'));
    }
  );

  test('is asked once for a tile that many want at once', async () => {
    const one = source();
    await Promise.all(Array.from({ length: 20 }, () => one.tile(HOME)));
    expect(upstream.asked).toEqual(['/planet', '/tiles/14/8607/5861.pbf']);
  });

  test('is not asked again for a tile on the disk, even after a restart', async () => {
    await source().tile(HOME);
    await upstream.close();
    expect(await source().tile(HOME)).not.toBeNull();
  });

  test('is not asked for what lies deeper than its tiles go', async () => {
    expect(await source().tile({ z: 15, x: 0, y: 0 })).toBeNull();
    expect(tilesAsked()).toEqual([]);
  });

  test('may say that a tile has nothing in it', async () => {
    upstream.behaviour = 'empty';
    expect(gunzipSync((await source().tile(HOME))!)).toHaveLength(0);
  });

  test('is thanked with its own words, and nothing of them can run', async () => {
    const one = source();
    await one.tile(HOME);
    expect(one.credits()[0]).toEqual({ text: 'Example', url: 'https://example.org/thanks' });
    expect(JSON.stringify(one.credits())).not.toContain('<');
    await upstream.close();
    const restarted = source();
    await restarted.tile(HOME);
    expect(restarted.credits()[0]?.text).toBe('Example');
  });
});

describe('an upstream that does not work', () => {
  test.each<Behaviour>(['slow', 'html', 'error', 'truncated', 'cut-off', 'missing'])(
    'gives no tile and nothing is kept (%s)',
    async (behaviour) => {
      upstream.behaviour = behaviour;
      expect(await source().tile(HOME)).toBeNull();
      expect(await keptFiles()).toEqual([]);
    }
  );

  test.each(['html', 'error', 'slow'] as const)(
    'gives no tile when its TileJSON is wrong (%s)',
    async (tileJson) => {
      upstream.tileJson = tileJson;
      const one = source();
      expect(await one.tile(HOME)).toBeNull();
      expect(one.promising()).toBe(false);
      expect(said).toHaveLength(1);
    }
  );

  test('is not asked again for the same tile until a while has passed', async () => {
    upstream.behaviour = 'missing';
    const one = source();
    await one.tile(HOME);
    await one.tile(HOME);
    expect(tilesAsked()).toHaveLength(1);
    now += MINUTE + 1;
    await one.tile(HOME);
    expect(tilesAsked()).toHaveLength(2);
    now += MINUTE + 1;
    await one.tile(HOME);
    expect(tilesAsked()).toHaveLength(2);
  });

  test('costs nobody time once it is known to be gone, and is found again when it is back', async () => {
    upstream.tileJson = 'slow';
    const one = source();
    await one.tile(HOME);
    const before = performance.now();
    for (let x = 0; x < 200; x++) expect(await one.tile({ z: 14, x, y: 0 })).toBeNull();
    expect(performance.now() - before).toBeLessThan(200);
    expect(upstream.asked).toHaveLength(1);

    upstream.tileJson = 'good';
    now += 31_000;
    expect(await one.tile(NEXT_DOOR)).toBeNull();
    await expect.poll(() => one.promising()).toBe(true);
    expect(await one.tile(NEXT_DOOR)).not.toBeNull();
  });

  test('that is slow for three tiles counts as gone for all', async () => {
    upstream.behaviour = 'slow';
    const one = source(100);
    await Promise.all([1, 2, 3].map((x) => one.tile({ z: 14, x, y: 0 })));
    expect(one.promising()).toBe(false);
    await one.tile({ z: 14, x: 4, y: 0 });
    expect(tilesAsked()).toHaveLength(3);
  });

  test('still serves what was fetched before, however old', async () => {
    await source().tile(HOME);
    upstream.behaviour = 'html';
    now += 90 * DAY;
    expect(await source().tile(HOME)).not.toBeNull();
  });
});

test('a tile older than a month is served at once and fetched anew behind', async () => {
  const one = source();
  await one.tile(HOME);
  now += 31 * DAY;
  expect(await one.tile(HOME)).not.toBeNull();
  await expect.poll(() => tilesAsked().length).toBe(2);
});

describe('an upstream that is not ours', () => {
  test('is asked only for tiles of the neighbourhoods; what is on the disk is shown all the same', async () => {
    covered = ({ x }) => x === HOME.x;
    const one = source();
    expect(await one.tile(NEXT_DOOR)).toBeNull();
    expect(upstream.asked).toEqual([]);
    expect(await one.tile(HOME)).not.toBeNull();
    covered = () => false;
    now += 90 * DAY;
    expect(await one.tile(HOME)).not.toBeNull();
    expect(tilesAsked()).toHaveLength(1);
  });

  test('keeps nobody waiting longer for many tiles than for one, nor for more than it can be asked at once', async () => {
    upstream.behaviour = 'slow';
    const one = source(300);
    const began = performance.now();
    const tiles = await Promise.all(Array.from({ length: 400 }, (_, x) => one.tile({ z: 14, x, y: 0 })));
    expect(new Set(tiles)).toEqual(new Set([null]));
    expect(performance.now() - began).toBeLessThan(600);
    expect(tilesAsked()).toHaveLength(8);
  });

  test('is asked at most once a minute where its tiles are, however many are missing', async () => {
    upstream.behaviour = 'missing';
    const one = source();
    const planets = () => upstream.asked.filter((path) => path === '/planet').length;
    for (let x = 0; x < 5; x++) await one.tile({ z: 14, x, y: 0 });
    expect(planets()).toBe(1);
    now += MINUTE;
    for (let x = 5; x < 10; x++) await one.tile({ z: 14, x, y: 0 });
    expect(planets()).toBe(2);
  });

  test('cannot send this server elsewhere by its TileJSON or by a redirect', async () => {
    const inside = await pretendUpstream();
    upstream.template = inside.template;
    expect(await source().tile(HOME)).toBeNull();
    upstream.tileJson = 'moved';
    upstream.movedTo = inside.address;
    expect(await source().tile(HOME)).toBeNull();
    upstream.tileJson = 'good';
    upstream.template = upstream.address.replace('/planet', '/tiles/{z}/{x}/{y}.pbf');
    upstream.behaviour = 'moved';
    expect(await source().tile(HOME)).toBeNull();
    expect(inside.asked).toEqual([]);
    await inside.close();
  });

  test('may move its tiles about at its own address', async () => {
    upstream.behaviour = 'moved';
    expect(await source().tile(HOME)).not.toBeNull();
    expect(tilesAsked()).toHaveLength(1);
  });

  test('may not send this server in circles', async () => {
    upstream.behaviour = 'moved';
    upstream.movedTo = upstream.address.replace('/planet', '/tiles/again');
    expect(await source().tile(HOME)).toBeNull();
    expect(tilesAsked()).toHaveLength(4);
  });
});
