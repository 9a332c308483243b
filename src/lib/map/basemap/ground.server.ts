import type { Feature, FeatureCollection, LineString } from 'geojson';
import type { BoundingBox, LonLat } from '../../geo/point.ts';
import transportation from './schematic/transportation.geojson?raw';

/** Streets large enough to recognise a corner of the city by. */
const SHOWN = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);

let streets: readonly (readonly LonLat[])[] | undefined;

/** The large streets of the shipped schematic map that touch a box: for small drawings, where there is one. */
export function streetsIn([west, south, east, north]: BoundingBox): readonly (readonly LonLat[])[] {
  streets ??= (JSON.parse(transportation) as FeatureCollection).features
    .filter((one): one is Feature<LineString> => one.geometry.type === 'LineString')
    .filter((one) => SHOWN.has(String(one.properties?.['class'])))
    .map(({ geometry }) => geometry.coordinates as unknown as LonLat[]);
  return streets.filter((line) =>
    line.some(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north)
  );
}
