import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OperatorArchive } from './operator.server.ts';
import { streetTile } from './upstream-for-tests.server.ts';

const HOME = { z: 14, x: 8607, y: 5863 };
let folder: string;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'archive-'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true }));

async function archive(content: Uint8Array | string): Promise<OperatorArchive> {
  const file = path.join(folder, 'city.pmtiles');
  await writeFile(file, content);
  return new OperatorArchive(file, (message) => said.push(message));
}

test('an archive on the disk gives its tiles, and its credit', async () => {
  const tile = streetTile('Via Propria');
  const one = await archive(pmtiles(tile, 1, '© <a href="https://city.example">Our city</a>'));
  expect(new Uint8Array(gunzipSync((await one.tile(HOME))!))).toEqual(tile);
  expect(one.credits()).toEqual([{ text: '© Our city', url: 'https://city.example' }]);
  expect(one.promising()).toBe(true);
});

test('a tile that the archive does not have is left to the next source', async () => {
  const one = await archive(pmtiles(streetTile('Via Propria'), 1, ''));
  expect(await one.tile({ z: 14, x: 1, y: 1 })).toBeNull();
});

test('a tile of the archive that is none is not served', async () => {
  const one = await archive(pmtiles(new TextEncoder().encode('<html>'), 1, ''));
  expect(await one.tile(HOME)).toBeNull();
});

test.each([
  ['is no archive', '<!doctype html>'.repeat(20)],
  ['is empty', ''],
  ['holds pictures', pmtiles(new Uint8Array([137, 80]), 2, '')]
])('a file that %s is said once and passed over', async (_what, content) => {
  const one = await archive(content);
  expect(await one.tile(HOME)).toBeNull();
  expect(await one.tile(HOME)).toBeNull();
  expect(said).toHaveLength(1);
  expect(one.promising()).toBe(false);
});

test('a file that is not there is passed over too', async () => {
  const one = new OperatorArchive(path.join(folder, 'nowhere'), (message) => said.push(message));
  expect(await one.tile(HOME)).toBeNull();
  expect(said).toHaveLength(1);
});

/** The smallest PMTiles 3 archive: one uncompressed tile at HOME. @param type 1 for vector tiles, 2 for PNG */
function pmtiles(tile: Uint8Array, type: number, attribution: string): Uint8Array {
  const directory = Uint8Array.from(
    [1, zxyToTileId(HOME.z, HOME.x, HOME.y), 1, tile.length, 1].flatMap(varint)
  );
  const metadata = new TextEncoder().encode(JSON.stringify({ attribution }));
  const header = new DataView(new ArrayBuffer(127));
  new Uint8Array(header.buffer).set(new TextEncoder().encode('PMTiles\u0003'));
  const sections = [directory, metadata, new Uint8Array(), tile];
  let offset = 127;
  sections.forEach((section, i) => {
    header.setBigUint64(8 + i * 16, BigInt(offset), true);
    header.setBigUint64(16 + i * 16, BigInt(section.length), true);
    offset += section.length;
  });
  [1, 1, 1].forEach((count, i) => header.setBigUint64(72 + i * 8, BigInt(count), true));
  // Clustered; neither directories nor tiles are compressed; type; zooms.
  [1, 1, 1, type, HOME.z, HOME.z].forEach((value, i) => header.setUint8(96 + i, value));
  return Buffer.concat([new Uint8Array(header.buffer), ...sections]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return [...bytes, value];
}
