import { centroid, pointOnFeature } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LonLat } from '../../geo/point.ts';
import { OsmProblem, type OsmType, type Tags } from '../../walking/osm/osm.ts';
import type { OsmFeature, OsmFeatures } from './element.ts';

/** What may be in the place of an id when a file does not say it: the element is told, and not brought in. */
const NO_ID = 0;

/**
 * The elements of GeoJSON that overpass-turbo, osmtogeojson or QGIS made of OpenStreetMap.
 * @throws OsmProblem when coordinates are not in WGS 84
 */
export function geojsonFeatures(
  collection: FeatureCollection,
  isWanted: (tags: Tags) => boolean
): OsmFeatures {
  const features: OsmFeature[] = [];
  let others = 0;
  for (const feature of collection.features) {
    const tags = tagsOf(feature.properties ?? {});
    if (!isWanted(tags)) others++;
    else features.push({ ...idOf(feature), tags, at: pointOn(feature.geometry) });
  }
  const taken = (collection as { timestamp?: unknown }).timestamp;
  return { features, others, takenOn: typeof taken === 'string' ? taken : null };
}

type Properties = Readonly<Record<string, unknown>>;

/** What tools add beside the tags. */
const NOT_TAGS = new Set([
  'id',
  'type',
  'timestamp',
  'version',
  'changeset',
  'user',
  'uid',
  'fid',
  'full_id',
  'other_tags'
]);

function tagsOf(properties: Properties): Tags {
  // osmtogeojson keeps them apart, QGIS the rarer ones as hstore.
  const nested = properties['tags'];
  const flat = typeof nested === 'object' && nested !== null ? (nested as Properties) : properties;
  const others = typeof properties['other_tags'] === 'string' ? hstore(properties['other_tags']) : {};
  const told = Object.entries(flat).filter(
    ([key, value]) =>
      (typeof value === 'string' || typeof value === 'number') && !NOT_TAGS.has(key) && !/^@|^osm_/.test(key)
  );
  return { ...Object.fromEntries(told.map(([key, value]) => [key, String(value)])), ...others };
}

function hstore(text: string): Tags {
  const unquoted = (quoted: string) => quoted.replaceAll(/\\(.)/g, '$1');
  return Object.fromEntries(
    [...text.matchAll(/"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"/g)].map(([, key, value]) => [
      unquoted(key!),
      unquoted(value!)
    ])
  );
}

function idOf({ id, properties }: Feature): { type: OsmType; id: number } {
  const {
    '@id': turbo,
    full_id: full,
    osm_id: node,
    osm_way_id: way,
    osm_type: kind,
    type,
    id: own
  } = (properties ?? {}) as Properties;
  for (const one of [id, turbo, full]) {
    const found = /^(node|way|relation|[nwr])\/?(\d+)$/.exec(String(one ?? ''));
    if (found) return { type: typeOf(found[1]!), id: Number(found[2]) };
  }
  const number = [way, node, own].map(Number).find((one) => Number.isSafeInteger(one) && one > 0);
  if (number === undefined) return { type: 'node', id: NO_ID };
  return { type: typeOf(String(way ? 'way' : (kind ?? type ?? 'node'))), id: number };
}

const typeOf = (word: string): OsmType =>
  word.startsWith('w') ? 'way' : word.startsWith('r') ? 'relation' : 'node';

function pointOn(geometry: Geometry | null): LonLat | null {
  if (!geometry) return null;
  const feature = { type: 'Feature', properties: {}, geometry } as const;
  const found = /Polygon$/.test(geometry.type) ? pointOnFeature(feature) : centroid(feature);
  const [lon, lat] = found.geometry.coordinates;
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  if (Math.abs(lon!) > 180 || Math.abs(lat!) > 90)
    throw new OsmProblem(
      'The coordinates are not in WGS 84 (longitude, latitude): export the file as EPSG:4326.'
    );
  return [lon!, lat!];
}
