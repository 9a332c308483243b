import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TileCache } from './tile-cache.server.ts';
import { streetTile } from './upstream-for-tests.server.ts';

let folder: string;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tiles-'));
  now = Date.UTC(2026, 10, 22);
});
afterEach(() => rm(folder, { recursive: true }));

const address = (x: number): { z: number; x: number; y: number } => ({ z: 14, x, y: 1 });
const tile = new Uint8Array(gzipSync(streetTile('Via Prova')));
const files = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.(gz|part)$/.test(name)).sort();

test('keeps a tile with the time it was fetched', async () => {
  await new TileCache(folder, 1e6, () => now).write(address(1), tile);
  const fetchedAt = now;
  now += 1000;
  const kept = await new TileCache(folder, 1e6, () => now).read(address(1));
  expect(kept).toEqual({ tile: expect.objectContaining({ length: tile.length }), fetchedAt });
});

test('lets the least recently used go when the folder is full, and never grows past its limit', async () => {
  const cache = new TileCache(folder, tile.length * 4, () => now);
  for (const x of [1, 2, 3, 4]) {
    now += 1000;
    await cache.write(address(x), tile);
  }
  now += 1000;
  await cache.read(address(1));
  await cache.write(address(5), tile);
  expect(await cache.read(address(1))).not.toBeNull();
  expect(await cache.read(address(2))).toBeNull();
  expect((await files()).length).toBeLessThanOrEqual(4);
});

test('remembers what was used last across a restart', async () => {
  const before = new TileCache(folder, 1e6, () => now);
  await before.write(address(1), tile);
  now += 1000;
  await before.write(address(2), tile);
  now += 2 * 3_600_000;
  await before.read(address(1));
  const after = new TileCache(folder, tile.length * 2, () => now);
  await after.write(address(3), tile);
  expect(await after.read(address(2))).toBeNull();
});

test('does not serve a file that was damaged on the disk, and removes it', async () => {
  await new TileCache(folder, 1e6, () => now).write(address(1), tile);
  await writeFile(path.join(folder, '14/1/1.mvt.gz'), tile.subarray(0, tile.length - 6));
  expect(await new TileCache(folder, 1e6, () => now).read(address(1))).toBeNull();
  expect(await files()).toEqual([]);
});

test('clears away what a crash left half written', async () => {
  await new TileCache(folder, 1e6, () => now).write(address(1), tile);
  await writeFile(path.join(folder, '14/1/2.mvt.gz.123-0.part'), tile);
  await new TileCache(folder, 1e6, () => now).read(address(1));
  expect(await files()).toEqual(['14/1/1.mvt.gz']);
});
