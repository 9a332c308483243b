import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { MAP_PALETTES } from './basemap/palette.ts';
import { fromAfar, lookOf, pinImage, type PinLook } from './pin-images.ts';
import { placeLayers, placesCollection, placeSources, TILE_LAYER } from './place-layers.ts';

const layers = (tiled: boolean) => placeLayers(MAP_PALETTES.light, localeOf('ar'), tiled);
const pins: PinLook = { group: 'health', icon: 'maki:pharmacy', precision: 'approximate' };

/** What a layer says of a place at a zoom. */
function said(
  tiled: boolean,
  layer: string,
  name: string,
  zoom: number,
  properties: Record<string, unknown>
) {
  const { layout } = layers(tiled).find(({ id }) => id === layer) as { layout: Record<string, unknown> };
  const made = createExpression(layout[name], `layers.${layer}.layout.${name}`);
  if (made.result === 'error') throw new Error(JSON.stringify(made.value));
  return String(made.value.evaluate({ zoom }, { type: 'Point', properties, geometry: [] }));
}

const given = placesCollection(
  [
    {
      ...pins,
      precision: 'approximate',
      id: '1',
      slug: 'a',
      name: { text: 'صيدلية', locale: localeOf('ar') },
      point: [9, 45]
    }
  ],
  'light'
).features[0]!.properties!;
const inTile = { ...pins, slug: 'a', name: 'Farmacia', 'name:ar': 'صيدلية' };

test.each([
  ['pins', 'icon-image', 12],
  ['pins', 'icon-image', 17],
  ['pin-names', 'text-field', 17]
])('a pin of a tile looks and is called as one that is sent: %s, %s at zoom %i', (layer, property, zoom) => {
  expect(said(true, layer, property, zoom, inTile)).toBe(said(false, layer, property, zoom, given));
});

test('what a tile names nobody has drawn yet is drawn by its name', () => {
  for (const look of [pins, fromAfar(pins), { ...pins, precision: 'exact' } as const])
    expect(lookOf(pinImage(look))).toEqual(look);
  for (const other of ['pin', 'road-1', 'pin nothing maki:x exact', 'pin health maki:x somewhere'])
    expect(lookOf(other)).toBeNull();
});

test('pins of tiles are read from their layer, and no others are', () => {
  const ofPlaces = (tiled: boolean) =>
    layers(tiled).filter(
      (layer): layer is LayerSpecification & { source: string } =>
        'source' in layer && layer.source === 'places'
    );
  expect(ofPlaces(true).map((layer) => ('source-layer' in layer ? layer['source-layer'] : null))).toEqual(
    ofPlaces(true).map(() => TILE_LAYER)
  );
  expect(ofPlaces(false).every((layer) => !('source-layer' in layer))).toBe(true);
  expect(placeSources('/tiles').places.type).toBe('vector');
  expect(placeSources(null).places.type).toBe('geojson');
});
