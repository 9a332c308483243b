import type { Feature, FeatureCollection, Geometry, MultiPolygon, Position } from 'geojson';
import { unprojectFrom } from '../geo/crs.ts';
import { columnAmong } from './residents-columns.ts';
import { AreaProblem, eachSound } from './area-problem.ts';

type Collection = FeatureCollection & { readonly crs?: unknown };

/**
 * Outlines of areas by their code, in WGS 84.
 * @param codeNames the names that the property of the code may have
 * @throws AreaProblem for all that are wrong, with where
 */
export function outlinesByCode(geojson: string, codeNames: readonly string[]): Map<string, MultiPolygon> {
  const collection = collectionOf(geojson);
  const unproject = projectionOf(collection);
  const found = new Map<string, MultiPolygon>();
  eachSound(collection.features, ({ properties, geometry }, at) => {
    const names = Object.keys(properties ?? {});
    const name = names[columnAmong(names, codeNames)];
    const code = name === undefined ? '' : String(properties![name] ?? '').trim();
    if (code === '') throw new AreaProblem([`Outline ${at + 1} has no code.`]);
    const { coordinates } = mended(geometry, `outline of "${code}"`, unproject);
    // An area in pieces may be a feature for each.
    found.set(code, {
      type: 'MultiPolygon',
      coordinates: [...(found.get(code)?.coordinates ?? []), ...coordinates]
    });
  });
  return found;
}

/** All areas of a GeoJSON as one, in WGS 84: what is lived on. @throws AreaProblem for the first that is wrong */
export function wholeArea(geojson: string): MultiPolygon {
  const collection = collectionOf(geojson);
  const unproject = projectionOf(collection);
  const areas = collection.features.filter(({ geometry }) => /Polygon$/.test(geometry?.type ?? ''));
  if (areas.length === 0) throw new AreaProblem(['There is no area among the outlines.']);
  return {
    type: 'MultiPolygon',
    coordinates: areas.flatMap(
      ({ geometry }, at) => mended(geometry, `outline ${at + 1}`, unproject).coordinates
    )
  };
}

function collectionOf(geojson: string): Collection {
  let value: unknown;
  try {
    value = JSON.parse(geojson.replace(/^\uFEFF/, ''));
  } catch {
    throw new AreaProblem(['The outlines are no JSON, or are cut off.']);
  }
  const { type, features } = (value ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new AreaProblem(['The outlines are no GeoJSON FeatureCollection.']);
  return { ...(value as FeatureCollection), features: features as Feature[] };
}

/** From the coordinates of the file, in the system that it names, to WGS 84. */
function projectionOf(collection: Collection): (at: Position) => Position {
  const name = (collection.crs as { properties?: { name?: unknown } } | undefined)?.properties?.name;
  const unproject = typeof name === 'string' ? unprojectFrom(name) : null;
  if (unproject) return ([x, y]) => [...unproject(x!, y!)];
  return (at) => {
    if (Math.abs(at[0]!) > 180 || Math.abs(at[1]!) > 90)
      throw new AreaProblem([
        `The outlines are not in WGS 84 (${at[0]}, ${at[1]}), and do not say in which system that is known: export them as EPSG:4326.`
      ]);
    return at;
  };
}

/** Closes what is open and leaves out points told twice; refuses what crosses itself, with where. */
function mended(
  geometry: Geometry | null,
  what: string,
  unproject: (at: Position) => Position
): MultiPolygon {
  const polygons: Position[][][] =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  if (polygons.length === 0) throw new AreaProblem([`The ${what} is no area.`]);
  const coordinates = polygons.map((polygon) =>
    polygon.map((ring) => {
      if (!ring.every(isPosition)) throw new AreaProblem([`The ${what} has a corner that is no position.`]);
      const corners = ring
        .map(unproject)
        .filter((at, number, all) => number === 0 || !same(at, all[number - 1]!));
      if (corners.length > 0 && !same(corners[0]!, corners.at(-1)!)) corners.push([...corners[0]!]);
      if (corners.length < 4) throw new AreaProblem([`The ${what} has fewer than three corners.`]);
      const at = crossing(corners);
      if (at)
        throw new AreaProblem([
          `The ${what} crosses itself near ${at[0]!.toFixed(5)}, ${at[1]!.toFixed(5)}.`
        ]);
      return corners;
    })
  );
  return { type: 'MultiPolygon', coordinates };
}

const isPosition = (at: unknown): boolean =>
  Array.isArray(at) && at.length >= 2 && at.slice(0, 2).every((one) => Number.isFinite(one));

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

/** Where two sides of a ring that are not neighbours cross; null when none do. */
function crossing(ring: readonly Position[]): Position | null {
  const turn = (a: Position, b: Position, c: Position) =>
    Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));
  for (let first = 0; first + 1 < ring.length; first++) {
    const [a, b] = [ring[first]!, ring[first + 1]!];
    for (let second = first + 2; second + 1 < ring.length; second++) {
      const [c, d] = [ring[second]!, ring[second + 1]!];
      if (Math.max(a[0]!, b[0]!) < Math.min(c[0]!, d[0]!) || Math.max(c[0]!, d[0]!) < Math.min(a[0]!, b[0]!))
        continue;
      if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return c;
    }
  }
  return null;
}
