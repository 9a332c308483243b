import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  SymbolLayerSpecification
} from 'maplibre-gl';
import type { LonLat } from '../geo/point.ts';
import { type Locale, traitsOf } from '../i18n/locales.ts';
import { GROUP_COLOURS } from '../ui/group-colours.ts';
import { MAP_FONTS } from './basemap/names.ts';
import type { MapPalette, MapTheme } from './basemap/palette.ts';
import { GROUP_COUNTS, RING_IMAGE } from './cluster-rings.ts';
import type { MapPlace } from './map-place.ts';
import { fromAfar, nameOffset, pinImage } from './pin-images.ts';

/** Pixels within which pins join, how many at least, and the zoom up to which they do. */
const CLUSTER_RADIUS = 34;
const CLUSTER_FROM = 3;
const CLUSTER_UP_TO = 16;

/** From this zoom on a pin has its name, and its doubtful position the circle it may lie in. */
const NAMES_FROM = 16;

/** From this zoom on stops are pins; from afar they are dots along the streets, so that they hide nothing. */
const STOPS_FROM = 15.5;

/** A point everybody knows, by its name: one finds oneself on the map by it. */
export interface MapName {
  readonly name: string;
  readonly point: LonLat;
}

/** Of a place's name, in CSS pixels. */
const NAME_SIZE = 13;

export const EMPTY_COLLECTION: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Nearer than this a tile says nothing new. */
const LAST_TILES = 16;
/** The layer of the tiles of places. */
export const TILE_LAYER = 'places';

/**
 * Our sources: what lies around, the pins, stops, known corners, the chosen one, and where she is.
 * @param tiles address of vector tiles that have the pins, where they are too many to be sent each; null: they are given
 */
export function placeSources(
  tiles: string | null
): Record<'outline' | 'places' | 'stops' | 'names' | 'chosen' | 'here', SourceSpecification> {
  const empty = { type: 'geojson', data: EMPTY_COLLECTION } as const;
  return {
    outline: empty,
    places:
      tiles === null
        ? {
            ...empty,
            cluster: true,
            clusterRadius: CLUSTER_RADIUS,
            clusterMinPoints: CLUSTER_FROM,
            clusterMaxZoom: CLUSTER_UP_TO,
            clusterProperties: GROUP_COUNTS
          }
        : { type: 'vector', tiles: [tiles], maxzoom: LAST_TILES },
    stops: empty,
    names: empty,
    chosen: empty,
    here: empty
  };
}

/** What is not the neighbourhood, a shade deeper; under the streets, which stay as clear outside as inside. */
export function outsideLayer(palette: MapPalette): LayerSpecification {
  return {
    id: 'outside',
    type: 'fill',
    source: 'outline',
    filter: ['==', ['get', 'part'], 'outside'],
    paint: { 'fill-color': palette.outside, 'fill-opacity': 0.55 }
  };
}

/** The edge of the neighbourhood; under the names of the basemap. */
export function outlineLayer(palette: MapPalette): LayerSpecification {
  return {
    id: 'outline',
    type: 'line',
    source: 'outline',
    filter: ['==', ['get', 'part'], 'edge'],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.outline,
      'line-width': ['interpolate', ['linear'], ['zoom'], 12, 1.4, 17, 2.6],
      'line-dasharray': [4, 2.2],
      'line-opacity': 0.75
    }
  };
}

/** The pins that say their name: the chosen one has its own. */
export function namedPins(chosen: string | null): FilterSpecification {
  return ['all', ['!', ['has', 'point_count']], ['!=', ['get', 'slug'], chosen ?? '']];
}

type PinWords = Readonly<Record<'name' | 'image' | 'far', ExpressionSpecification>>;

/** How a pin says what it shows: those that are given say it themselves, tiles have what it follows from. */
function pinWords(locale: Locale, tiled: boolean): PinWords {
  if (!tiled) return { name: ['get', 'name'], image: ['get', 'image'], far: ['get', 'far'] };
  const image = (precision: ExpressionSpecification | string): ExpressionSpecification => [
    'concat',
    'pin ',
    ['get', 'group'],
    ' ',
    ['get', 'icon'],
    precision
  ];
  return {
    name: ['coalesce', ['get', `name:${locale}`], ['get', 'name']],
    image: image(['match', ['get', 'precision'], 'exact', ' exact', ' approximate']),
    far: image(' exact')
  };
}

/** Pins of a source, each with its picture. */
function pins(
  id: string,
  from: Pick<SymbolLayerSpecification, 'source' | 'source-layer'>,
  { far, image }: PinWords
): SymbolLayerSpecification {
  return {
    id,
    type: 'symbol',
    ...from,
    layout: {
      'icon-image': ['step', ['zoom'], far, NAMES_FROM, image],
      'icon-allow-overlap': true,
      'icon-padding': 0,
      // Far out they are a little smaller, near they can be told apart at arm's length.
      'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.8, 16, 1]
    },
    // Paler where it is not known whether they fit; the list says so in words.
    paint: { 'icon-opacity': ['case', ['has', 'unsure'], 0.5, 1] }
  };
}

/** Beside its point, else a pin's width from it: a name a little off is worth more than none. @param distances em */
function besides(distances: readonly number[]): ('top' | 'bottom' | 'left' | 'right' | [number, number])[] {
  return distances.flatMap((away) => [
    'top' as const,
    [0, away] as [number, number],
    'bottom' as const,
    [0, -away] as [number, number],
    'left' as const,
    [away, 0] as [number, number],
    'right' as const,
    [-away, 0] as [number, number]
  ]);
}

/** Layers above everything. @param tiled the pins come in tiles */
export function placeLayers(palette: MapPalette, locale: Locale, tiled: boolean): LayerSpecification[] {
  const { intl } = traitsOf(locale);
  const words = pinWords(locale, tiled);
  const places = { source: 'places', ...(tiled && { 'source-layer': TILE_LAYER }) };
  const name = { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 };
  return [
    {
      // Wide enough to be seen around a pin that stands on the same spot.
      id: 'here-around',
      type: 'circle',
      source: 'here',
      paint: {
        'circle-radius': 30,
        'circle-color': palette.accent,
        'circle-opacity': 0.14,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 1.5,
        'circle-stroke-opacity': 0.6
      }
    },
    {
      id: 'here',
      type: 'circle',
      source: 'here',
      paint: {
        'circle-radius': 8,
        'circle-color': palette.accent,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 3
      }
    },
    {
      id: 'stop-dots',
      type: 'circle',
      source: 'stops',
      maxzoom: STOPS_FROM,
      paint: {
        'circle-color': ['get', 'colour'],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 1.5, 15, 3.5],
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 0.75
      }
    },
    {
      // Under the pins, too: where the known corners are.
      id: 'known-names',
      type: 'symbol',
      source: 'names',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': MAP_FONTS,
        'text-size': NAME_SIZE,
        'text-variable-anchor-offset': besides([0.8, 1.7, 2.6]),
        'text-justify': 'auto',
        'text-max-width': 9,
        'text-padding': 3
      },
      paint: { ...name, 'text-halo-width': 2 }
    },
    {
      // A layer of its own, under the pins: all pins are placed first, and a name never lies over one.
      id: 'pin-names',
      type: 'symbol',
      ...places,
      minzoom: NAMES_FROM,
      filter: namedPins(null),
      layout: {
        'text-field': words.name,
        'text-font': MAP_FONTS,
        'text-size': NAME_SIZE,
        'text-anchor': 'top',
        'text-offset': [
          'match',
          ['get', 'precision'],
          'exact',
          ['literal', [0, nameOffset('exact') / NAME_SIZE]],
          ['literal', [0, nameOffset('approximate') / NAME_SIZE]]
        ],
        'text-padding': 0,
        'text-max-width': 9
      },
      paint: name
    },
    { ...pins('stop-pins', { source: 'stops' }, pinWords(locale, false)), minzoom: STOPS_FROM },
    { ...pins('pins', places, words), filter: ['!', ['has', 'point_count']] },
    {
      id: 'clusters',
      type: 'symbol',
      ...places,
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': RING_IMAGE,
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'text-field': ['number-format', ['get', 'point_count'], { locale: intl }],
        'text-font': MAP_FONTS,
        'text-size': 16,
        'text-allow-overlap': true
      },
      paint: { 'text-color': palette.ink }
    },
    {
      id: 'chosen-ring',
      type: 'circle',
      source: 'chosen',
      paint: {
        'circle-radius': 29,
        'circle-color': palette.here,
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 2
      }
    },
    {
      id: 'chosen',
      type: 'symbol',
      source: 'chosen',
      layout: {
        'icon-image': ['get', 'image'],
        'icon-size': 1.15,
        'icon-allow-overlap': true,
        'text-field': ['get', 'name'],
        'text-font': MAP_FONTS,
        'text-size': 14,
        'text-anchor': 'top',
        'text-offset': [0, 2.3],
        'text-max-width': 10,
        'text-optional': true
      },
      paint: name
    }
  ];
}

/** Stops stand back where there is more than stops: who asks for them alone gets their pins at once. */
export function apartFromStops(places: readonly MapPlace[]): {
  readonly places: readonly MapPlace[];
  readonly stops: readonly MapPlace[];
} {
  const stops = places.filter(({ group }) => group === 'getting-around');
  return stops.length === places.length
    ? { places, stops: [] }
    : { places: places.filter(({ group }) => group !== 'getting-around'), stops };
}

export function namesCollection(names: readonly MapName[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: names.map(({ name, point }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...point] },
      properties: { name }
    }))
  };
}

/** @param theme whose colour a dot has */
export function placesCollection(places: readonly MapPlace[], theme: MapTheme): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: places.map((place) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...place.point] },
      properties: {
        slug: place.slug,
        group: place.group,
        colour: GROUP_COLOURS[place.group][theme],
        name: place.name.text,
        image: pinImage(place),
        far: pinImage(fromAfar(place)),
        precision: place.precision,
        ...(place.isUnsure && { unsure: true })
      }
    }))
  };
}

export function pointCollection(point: LonLat | null): FeatureCollection {
  if (!point) return EMPTY_COLLECTION;
  const geometry = { type: 'Point' as const, coordinates: [...point] };
  return { type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties: {} }] };
}

/** The edge of the neighbourhood, and all the world but it. */
export function outlineCollection(outline: Geometry | null): FeatureCollection {
  const polygons =
    outline?.type === 'Polygon'
      ? [outline.coordinates]
      : outline?.type === 'MultiPolygon'
        ? outline.coordinates
        : [];
  if (!outline || polygons.length === 0) return EMPTY_COLLECTION;
  const world = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85]
  ];
  const outside: Feature = {
    type: 'Feature',
    properties: { part: 'outside' },
    geometry: { type: 'Polygon', coordinates: [world, ...polygons.flatMap((rings) => rings.slice(0, 1))] }
  };
  return {
    type: 'FeatureCollection',
    features: [outside, { type: 'Feature', properties: { part: 'edge' }, geometry: outline }]
  };
}
