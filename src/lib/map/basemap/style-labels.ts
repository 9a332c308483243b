import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { MAP_FONTS, nameInOneLine, nameInTwoLines } from './names.ts';
import type { MapPalette } from './palette.ts';

const SOURCE = { source: 'basemap' } as const;

/** Arabic letters are smaller on their line than Latin ones of the same size, as in src/lib/ui/tokens.css. */
function scale(locale: string): number {
  return /^(ar|fa|ur)\b/.test(locale) ? 1.12 : 1;
}

/** Names: quiet ones first, so that those drawn later and kept first matter more. */
export function labelLayers(palette: MapPalette, locale: string): LayerSpecification[] {
  const bigger = scale(locale);
  const sizes = (...stops: number[]): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...stops.map((value, i) => (i % 2 ? value * bigger : value))
  ];
  const paint = (colour: string): NonNullable<SymbolLayerSpecification['paint']> => ({
    'text-color': colour,
    'text-halo-color': palette.halo,
    'text-halo-width': 1.4,
    'text-halo-blur': 0.4
  });
  const point = {
    'text-font': MAP_FONTS,
    'text-field': nameInTwoLines(locale),
    'text-max-width': 8
  } as const;
  const along = {
    'text-font': MAP_FONTS,
    'text-field': nameInOneLine(locale),
    'symbol-placement': 'line',
    'text-max-angle': 32,
    'text-padding': 6
  } as const;
  const street = (id: string, classes: string[], minzoom: number, from: number): LayerSpecification => ({
    id: `street-name-${id}`,
    type: 'symbol',
    ...SOURCE,
    'source-layer': 'transportation_name',
    minzoom,
    filter: [
      'all',
      ['==', ['geometry-type'], 'LineString'],
      ['match', ['get', 'class'], classes, true, false]
    ],
    layout: { ...along, 'symbol-spacing': 320, 'text-size': sizes(minzoom, from, 18, 14.5) },
    paint: paint(palette.streetName)
  });
  return [
    {
      id: 'park-name',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'park',
      minzoom: 14,
      filter: ['all', ['==', ['geometry-type'], 'Point'], ['has', 'name']],
      layout: { ...point, 'text-size': sizes(14, 12.5, 18, 14), 'text-padding': 8 },
      paint: paint(palette.parkName)
    },
    {
      id: 'water-name',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'water_name',
      minzoom: 12,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: { ...point, 'text-size': sizes(12, 12.5, 18, 14) },
      paint: paint(palette.waterName)
    },
    {
      id: 'house-number',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'housenumber',
      minzoom: 17.5,
      layout: {
        'text-font': MAP_FONTS,
        'text-field': ['get', 'housenumber'],
        'text-size': 12,
        'text-padding': 6
      },
      paint: paint(palette.quietName)
    },
    {
      id: 'landmark-name',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'poi',
      minzoom: 16,
      filter: [
        'match',
        ['get', 'class'],
        ['hospital', 'stadium', 'place_of_worship', 'cemetery', 'college', 'town_hall', 'library'],
        true,
        false
      ],
      layout: { ...point, 'text-size': sizes(16, 12.5, 19, 13.5), 'text-padding': 10 },
      paint: paint(palette.quietName)
    },
    {
      id: 'street-name-point',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'transportation_name',
      minzoom: 13,
      filter: ['all', ['==', ['geometry-type'], 'Point'], ['has', 'name']],
      // From afar a few, well apart: enough to recognise a corner.
      layout: {
        ...point,
        'text-size': sizes(13, 12, 18, 13.5),
        'text-padding': ['interpolate', ['linear'], ['zoom'], 13, 20, 14.8, 12]
      },
      paint: paint(palette.streetName)
    },
    street('path', ['path'], 16, 12.5),
    street('minor', ['minor', 'service', 'track'], 14.6, 12.5),
    street('middle', ['tertiary', 'secondary'], 12.8, 12.5),
    street('main', ['primary', 'trunk', 'motorway'], 12.4, 12.5),
    {
      id: 'station',
      type: 'circle',
      ...SOURCE,
      'source-layer': 'poi',
      minzoom: 12.5,
      filter: STATION,
      paint: {
        'circle-color': palette.halo,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12.5, 2, 15, 3.6, 18, 6],
        'circle-stroke-color': palette.stationName,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12.5, 1.2, 16, 2]
      }
    },
    {
      id: 'station-name',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'poi',
      minzoom: 13.2,
      filter: STATION,
      layout: {
        ...point,
        'text-size': sizes(13.2, 12.5, 17, 14),
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.7,
        'text-justify': 'auto'
      },
      paint: paint(palette.stationName)
    },
    {
      id: 'place-name',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'place',
      minzoom: 11.5,
      maxzoom: 16,
      filter: [
        'match',
        ['get', 'class'],
        ['suburb', 'quarter', 'neighbourhood', 'village', 'hamlet'],
        true,
        false
      ],
      layout: {
        ...point,
        'text-size': sizes(11.5, 12.5, 15, 16),
        'text-letter-spacing': 0.06,
        'text-padding': 10
      },
      paint: {
        ...paint(palette.placeName),
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 14.5, 1, 16, 0.55]
      }
    },
    {
      id: 'city-name',
      type: 'symbol',
      ...SOURCE,
      'source-layer': 'place',
      maxzoom: 12.5,
      filter: ['match', ['get', 'class'], ['city', 'town'], true, false],
      layout: {
        ...point,
        'text-size': sizes(6, 12, 12, 20),
        'symbol-sort-key': ['coalesce', ['get', 'rank'], 20]
      },
      paint: paint(palette.placeName)
    }
  ];
}

/** Where one gets on: metro and railway stations. Trams and buses stop too often for a quiet map. */
const STATION: ExpressionSpecification = [
  'all',
  ['==', ['get', 'class'], 'railway'],
  ['match', ['get', 'subclass'], ['station', 'halt', 'subway'], true, false]
];
