import { describe, expect, test } from 'vitest';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { VectorTile } from '@mapbox/vector-tile';
import { Basemap } from './basemap.server.ts';
import { attributionHtml, creditsFromHtml, OPENFREEMAP_CREDITS } from './credits.ts';
import { Schematic } from './schematic.server.ts';
import type { BasemapSource, TileSource } from './tile.ts';
import { streetTile } from './upstream-for-tests.server.ts';
import { isVectorTile } from './vector-tile.ts';

const SELINUNTE = { z: 13, x: 4303, y: 2931 };
const schematic = new Schematic();

function source(name: BasemapSource, has: boolean, promising = has): TileSource {
  const tile = new Uint8Array(gzipSync(streetTile(name)));
  return {
    name,
    tile: async () => (has ? tile : null),
    promising: () => promising,
    credits: () => [{ text: name, url: null }]
  };
}

describe('sources', () => {
  test('the operator’s tiles come first, then the upstream’s, then the schematic ones', async () => {
    const from = async (...sources: TileSource[]): Promise<BasemapSource> =>
      (await new Basemap(sources, schematic).tile(SELINUNTE)).source;
    expect(await from(source('operator', true), source('upstream', true))).toBe('operator');
    expect(await from(source('operator', false), source('upstream', true))).toBe('upstream');
    expect(await from(source('operator', false), source('upstream', false))).toBe('schematic');
  });
});

describe('the credit line', () => {
  const texts = (basemap: Basemap): string[] => basemap.credits().map(({ text }) => text);
  const milan = ['Comune di Milano (CC BY 4.0)', '© OpenStreetMap contributors'];

  test('names the source that will be asked, before anything was served', () => {
    expect(texts(new Basemap([source('upstream', true)], schematic))).toEqual(['upstream']);
    expect(texts(new Basemap([], schematic))).toEqual(milan);
  });

  test('follows the source that really served', async () => {
    const basemap = new Basemap([source('upstream', false, true)], schematic);
    await basemap.tile(SELINUNTE);
    expect(texts(basemap)).toEqual(milan);
  });

  test('thanks nobody for a map on which there is nothing', async () => {
    const basemap = new Basemap([], schematic);
    const krems = { z: 13, x: 4451, y: 2838 };
    await basemap.tile(krems);
    expect(texts(basemap)).toEqual([]);
    await basemap.tile(SELINUNTE);
    expect(texts(basemap)).toEqual(milan);
  });

  test('names all of a mixed map, and forgets the one no longer in use', async () => {
    let up = true;
    let now = 1_000_000_000;
    const flaky: TileSource = {
      ...source('upstream', true),
      tile: async (a) => (up ? source('upstream', true).tile(a) : null)
    };
    const basemap = new Basemap([flaky], schematic, () => now);
    await basemap.tile(SELINUNTE);
    up = false;
    await basemap.tile(SELINUNTE);
    expect(texts(basemap)).toEqual(['upstream', ...milan]);
    now += 11 * 60_000;
    await basemap.tile(SELINUNTE);
    expect(texts(basemap)).toEqual(milan);
  });

  test('says what OpenFreeMap asks for', () => {
    expect(OPENFREEMAP_CREDITS.map(({ text }) => text).join(' ')).toBe(
      'OpenFreeMap © OpenMapTiles Data from OpenStreetMap'
    );
  });

  test('of somebody else keeps words and links and nothing that runs', () => {
    const credits = creditsFromHtml(
      '&copy; <a href="https://a.example/?b=1&amp;c=2" onclick="x()">A &amp; B</a> <img src=x onerror=y()> <a href="javascript:z()">C</a>'
    );
    expect(credits).toEqual([
      { text: '© A & B', url: 'https://a.example/?b=1&c=2' },
      { text: 'C', url: null }
    ]);
    expect(attributionHtml([{ text: '<b>"', url: null }])).toBe('&#60;b&#62;&#34;');
  });
});

describe('the schematic map', () => {
  const layers = (tile: Uint8Array): VectorTile['layers'] => new VectorTile(new PbfReader(tile)).layers;
  const names = (tile: Uint8Array, layer: string): unknown[] => {
    const found = layers(tile)[layer];
    return Array.from({ length: found?.length ?? 0 }, (_, i) => found?.feature(i).properties['name']);
  };

  test('holds the streets around Piazzale Selinunte by name, in layers of OpenMapTiles', async () => {
    const tile = schematic.encode(SELINUNTE);
    expect(names(tile, 'transportation_name')).toEqual(
      expect.arrayContaining(['Via Mario Morgantini', 'Piazzale Selinunte', 'Via Pier Alessandro Paravia'])
    );
    expect(names(tile, 'poi')).toContain('Segesta');
    expect(names(tile, 'place')).toContain('San Siro');
    expect(Object.keys(layers(tile)).sort()).toEqual([
      'boundary',
      'park',
      'place',
      'poi',
      'transportation',
      'transportation_name'
    ]);
    expect(new Uint8Array(gunzipSync(await schematic.tile(SELINUNTE)))).toEqual(new Uint8Array(tile));
  });

  test('gives a valid tile anywhere on earth, empty where it knows nothing', () => {
    for (const address of [
      { z: 0, x: 0, y: 0 },
      { z: 14, x: 0, y: 0 },
      { z: 14, x: 16383, y: 16383 },
      { z: 10, x: 538, y: 366 }
    ]) {
      expect(isVectorTile(schematic.encode(address))).toBe(true);
    }
    expect(schematic.encode({ z: 14, x: 0, y: 0 })).toHaveLength(0);
  });
});

describe('a vector tile', () => {
  const tile = streetTile('Via Prova');

  test('is recognised', () => {
    expect(isVectorTile(tile)).toBe(true);
    expect(isVectorTile(new Uint8Array())).toBe(true);
  });

  test('is refused when it is cut off anywhere', () => {
    for (let length = 1; length < tile.length; length++) {
      expect(isVectorTile(tile.subarray(0, length)), `${length} of ${tile.length} bytes`).toBe(false);
    }
  });

  test('is not a page, an error, a picture or noise', () => {
    const text = new TextEncoder();
    for (const wrong of ['<!doctype html>', '{"error":"no"}', 'Not found', '\x89PNG\r\n', '\x1a\x02ab']) {
      expect(isVectorTile(text.encode(wrong)), wrong).toBe(false);
    }
  });
});
