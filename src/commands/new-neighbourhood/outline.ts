import { area, rewind, truncate, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { wholeArea } from '../../lib/insight/area-outlines.ts';
import { AreaProblem } from '../../lib/insight/area-problem.ts';
import { Sentence } from '../say.ts';
import { polygonsOfKml } from './kml.ts';

/** A neighbourhood, even a valley of villages, is smaller; a region is taken for a mistake. In square kilometres. */
const LARGEST = 500;

/**
 * The outline that a file tells: GeoJSON of any kind that has polygons in it, KML, or a neighbourhood.json. Several
 * polygons become one area, which may have parts.
 * @param name of the file, for the sentence
 * @throws Sentence when there is no area in it, or it crosses itself, is empty or far too large
 */
export function outlineIn(text: string, name: string): MultiPolygon {
  const refuse = (reason: string) => new Sentence(`${name}: ${reason}`);
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  if (/^<(!doctype\s+)?html/i.test(trimmed))
    throw refuse('this is a web page, not an outline: GeoJSON or KML is needed.');
  const isKml = trimmed.startsWith('<');
  const { polygons, crs } = isKml ? ofKml(trimmed, refuse) : ofGeojson(trimmed, refuse);
  if (polygons.length === 0)
    throw refuse(
      'there is no area in it: a Polygon or a MultiPolygon is needed, lines and points are not enough.'
    );
  return oneArea(polygons, refuse, crs);
}

/** @param crs of the coordinates, as old GeoJSON names it; undefined: WGS 84 */
export function oneArea(
  polygons: readonly Position[][][],
  refuse: (reason: string) => Error,
  crs?: unknown
): MultiPolygon {
  let whole: MultiPolygon;
  try {
    whole = wholeArea(
      JSON.stringify({ ...featureCollection(polygons), ...(crs === undefined ? {} : { crs }) })
    );
  } catch (error) {
    throw error instanceof AreaProblem ? refuse(lowerFirst(error.message)) : error;
  }
  const parts = featureCollection(whole.coordinates);
  const merged: Feature<Polygon | MultiPolygon> | null =
    parts.features.length > 1 ? union(parts) : (parts.features[0] ?? null);
  if (!merged || area(merged) === 0) throw refuse('the outline is empty.');
  const squareKilometres = area(merged) / 1e6;
  if (squareKilometres > LARGEST)
    throw refuse(
      `the outline has ${Math.round(squareKilometres)} km²: a neighbourhood has at most ${LARGEST}.`
    );
  // A tenth of a metre is enough, and RFC 7946 winds outer rings counterclockwise.
  const tidy = rewind(truncate(merged, { precision: 6, coordinates: 2 }), { reverse: false }) as Feature<
    Polygon | MultiPolygon
  >;
  const { geometry } = tidy;
  return {
    type: 'MultiPolygon',
    coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  };
}

const featureCollection = (polygons: readonly Position[][][]) => ({
  type: 'FeatureCollection' as const,
  features: polygons.map((coordinates) => ({
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'Polygon' as const, coordinates }
  }))
});

interface Found {
  readonly polygons: readonly Position[][][];
  readonly crs?: unknown;
}

function ofKml(text: string, refuse: (reason: string) => Error): Found {
  try {
    return { polygons: polygonsOfKml(text) };
  } catch (error) {
    throw refuse(`the KML cannot be read (${(error as Error).message.split('\n')[0]}).`);
  }
}

function ofGeojson(text: string, refuse: (reason: string) => Error): Found {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('this is neither GeoJSON nor KML, or it is cut off.');
  }
  return { polygons: polygonsWithin(value), crs: Object(value).crs };
}

/** All polygons of a GeoJSON value (RFC 7946, 3), or of the outline of a neighbourhood.json. */
function polygonsWithin(value: unknown): Position[][][] {
  const { type, coordinates, geometry, geometries, features, outline } = Object(value) as Record<
    string,
    unknown
  >;
  if (type === 'Polygon' && Array.isArray(coordinates)) return [coordinates as Position[][]];
  if (type === 'MultiPolygon' && Array.isArray(coordinates)) return coordinates as Position[][][];
  if (type === 'Feature') return polygonsWithin(geometry);
  const several = type === 'FeatureCollection' ? features : type === 'GeometryCollection' ? geometries : null;
  if (Array.isArray(several)) return several.flatMap(polygonsWithin);
  return type === undefined && outline !== undefined ? polygonsWithin(outline) : [];
}

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
