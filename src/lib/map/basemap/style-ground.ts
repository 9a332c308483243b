import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapPalette } from './palette.ts';

const SOURCE = { source: 'basemap' } as const;

/** Ground, water and buildings. */
export function groundLayers(palette: MapPalette): LayerSpecification[] {
  return [
    { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
    {
      id: 'landcover',
      type: 'fill',
      ...SOURCE,
      'source-layer': 'landcover',
      filter: ['match', ['get', 'class'], ['wood', 'grass', 'farmland', 'wetland'], true, false],
      paint: {
        'fill-color': ['match', ['get', 'class'], 'wood', palette.wood, palette.park],
        'fill-opacity': ['match', ['get', 'class'], 'farmland', 0.4, 0.8]
      }
    },
    {
      id: 'landuse',
      type: 'fill',
      ...SOURCE,
      'source-layer': 'landuse',
      filter: [
        'match',
        ['get', 'class'],
        [
          'school',
          'university',
          'college',
          'kindergarten',
          'hospital',
          'cemetery',
          'pitch',
          'playground',
          'stadium',
          'track'
        ],
        true,
        false
      ],
      paint: {
        'fill-color': [
          'match',
          ['get', 'class'],
          ['pitch', 'playground', 'track'],
          palette.pitch,
          'cemetery',
          palette.park,
          palette.grounds
        ]
      }
    },
    {
      id: 'park',
      type: 'fill',
      ...SOURCE,
      'source-layer': 'park',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.park, 'fill-antialias': true }
    },
    {
      id: 'water',
      type: 'fill',
      ...SOURCE,
      'source-layer': 'water',
      filter: ['!=', ['get', 'brunnel'], 'tunnel'],
      paint: { 'fill-color': palette.water }
    },
    {
      id: 'waterway',
      type: 'line',
      ...SOURCE,
      'source-layer': 'waterway',
      minzoom: 12,
      filter: ['!=', ['get', 'brunnel'], 'tunnel'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.water,
        'line-width': widths([
          [12, 0.8],
          [16, 3],
          [19, 9]
        ])
      }
    },
    {
      id: 'building',
      type: 'fill',
      ...SOURCE,
      'source-layer': 'building',
      minzoom: 14,
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0, 15, 1]
      }
    }
  ];
}

/** Streets from narrow to wide; the figures are widths in pixels at zoom levels. */
const ROADS: readonly { id: string; classes: string[]; from: number; stops: Stop[]; main: boolean }[] = [
  {
    id: 'service',
    classes: ['service', 'track', 'raceway'],
    from: 15,
    main: false,
    stops: [
      [15, 1],
      [17, 4],
      [20, 14]
    ]
  },
  {
    id: 'minor',
    classes: ['minor', 'busway', 'bus_guideway'],
    from: 13,
    main: false,
    stops: [
      [13, 1],
      [15, 4],
      [17, 11],
      [20, 40]
    ]
  },
  {
    id: 'middle',
    classes: ['tertiary', 'secondary'],
    from: 11,
    main: true,
    stops: [
      [11, 0.8],
      [13, 2.2],
      [15, 6],
      [17, 15],
      [20, 54]
    ]
  },
  {
    id: 'main',
    classes: ['primary', 'trunk'],
    from: 8,
    main: true,
    stops: [
      [8, 0.6],
      [12, 2.2],
      [15, 8],
      [17, 19],
      [20, 66]
    ]
  },
  {
    id: 'motorway',
    classes: ['motorway'],
    from: 6,
    main: true,
    stops: [
      [6, 0.6],
      [12, 3],
      [15, 9],
      [17, 20],
      [20, 66]
    ]
  }
];

/** Streets, paths, tracks and edges. All edges come before all fills, so that streets join where they meet. */
export function roadLayers(palette: MapPalette): LayerSpecification[] {
  const common = { ...SOURCE, 'source-layer': 'transportation', type: 'line' } as const;
  const joined = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: 'path',
      ...common,
      minzoom: 14.5,
      filter: ofClass(['path']),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.path,
        'line-width': widths([
          [14.5, 0.7],
          [17, 1.6],
          [20, 4]
        ]),
        'line-dasharray': [2.5, 1.8]
      }
    },
    ...ROADS.map(({ id, classes, from, stops }): LayerSpecification => ({
      id: `road-edge-${id}`,
      ...common,
      minzoom: Math.max(from, 12.5),
      filter: ofClass(classes),
      layout: joined,
      paint: {
        'line-color': palette.roadEdge,
        'line-width': widths(stops.map(([z, w]) => [z, w + (z < 15 ? 1 : 2)]))
      }
    })),
    ...ROADS.map(({ id, classes, from, stops, main }): LayerSpecification => ({
      id: `road-${id}`,
      ...common,
      minzoom: from,
      filter: ofClass(classes),
      layout: joined,
      paint: {
        // Far out, a street has no edge and must stand off the ground by itself.
        'line-color': ['step', ['zoom'], palette.roadEdge, 12.5, main ? palette.mainRoad : palette.road],
        'line-width': widths(stops)
      }
    })),
    {
      id: 'rail',
      ...common,
      minzoom: 12,
      filter: [
        'any',
        ['==', ['get', 'class'], 'rail'],
        ['all', ['==', ['get', 'class'], 'transit'], ['==', ['get', 'subclass'], 'tram']]
      ],
      paint: {
        'line-color': palette.rail,
        'line-width': widths([
          [12, 0.6],
          [16, 1.2],
          [20, 3]
        ])
      }
    },
    {
      id: 'metro',
      ...common,
      minzoom: 11,
      filter: ['all', ['==', ['get', 'class'], 'transit'], ['==', ['get', 'subclass'], 'subway']],
      layout: joined,
      paint: {
        'line-color': palette.metro,
        'line-width': widths([
          [11, 1],
          [15, 2.2],
          [19, 4]
        ]),
        'line-dasharray': [0.1, 2.2],
        'line-opacity': 0.9
      }
    },
    {
      id: 'boundary',
      ...SOURCE,
      type: 'line',
      'source-layer': 'boundary',
      filter: ['all', ['>=', ['get', 'admin_level'], 8], ['!=', ['get', 'maritime'], 1]],
      paint: {
        'line-color': palette.boundary,
        'line-width': 1,
        'line-dasharray': [3, 3],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0.7, 16, 0.35]
      }
    }
  ];
}

type Stop = [zoom: number, pixels: number];

function widths(stops: Stop[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()];
}

function ofClass(classes: string[]): FilterSpecification {
  return ['all', ['==', ['geometry-type'], 'LineString'], ['match', ['get', 'class'], classes, true, false]];
}
