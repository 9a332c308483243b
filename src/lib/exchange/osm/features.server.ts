import { centroid, pointOnFeature, polygon, multiPolygon, lineString, along, length } from '@turf/turf';
import type { Position } from 'geojson';
import { ringsOf } from '../../geo/rings.ts';
import type { LonLat } from '../../geo/point.ts';
import type { OsmFeature, OsmFeatures } from './element.ts';
import type { OsmHeader, OsmMember, OsmReader, OsmType, Tags } from '../../walking/osm/osm.ts';
import { readOsm } from '../../walking/osm/read-osm.server.ts';

interface Shape {
  readonly type: OsmType;
  readonly id: number;
  readonly tags: Tags;
  readonly nodes?: readonly number[];
  readonly members?: readonly OsmMember[];
}

/**
 * The elements of an extract that are wanted. It is read twice, three times when relations are wanted, and only the
 * positions that they need are kept: memory grows with what is wanted, not with the extract.
 * @param open begins to read the extract anew
 * @throws OsmProblem
 */
export async function osmFeatures(
  open: () => AsyncIterable<Uint8Array>,
  isWanted: (tags: Tags) => boolean
): Promise<OsmFeatures> {
  const features: OsmFeature[] = [];
  const shapes: Shape[] = [];
  const placed = new Set<string>();
  let others = 0;
  const look = (tags: Tags, take: () => void): void => {
    if (isWanted(tags)) take();
    else if (hasTags(tags)) others++;
  };
  const { takenOn } = await readOsm(open(), {
    node: (id, lon, lat, tags) => look(tags, () => features.push({ type: 'node', id, tags, at: [lon, lat] })),
    centre: (type, id, lon, lat, tags) => {
      if (!isWanted(tags)) return;
      placed.add(`${type}/${id}`);
      features.push({ type, id, tags, at: [lon, lat] });
    },
    way: (id, nodes, tags) => look(tags, () => shapes.push({ type: 'way', id, tags, nodes })),
    relation: (id, members, tags) => look(tags, () => shapes.push({ type: 'relation', id, tags, members }))
  });
  const missing = shapes.filter(({ type, id }) => !placed.has(`${type}/${id}`));
  const points = await pointsOn(open, missing);
  return { features: [...features, ...points], others, takenOn };
}

const hasTags = (tags: Tags): boolean => {
  for (const _ in tags) return true;
  return false;
};

async function pointsOn(
  open: () => AsyncIterable<Uint8Array>,
  shapes: readonly Shape[]
): Promise<OsmFeature[]> {
  if (shapes.length === 0) return [];
  const ways = await memberWays(open, shapes);
  const nodesOf = new Map(ways);
  const wanted = new Set<number>();
  for (const { nodes, members = [] } of shapes) {
    for (const node of nodes ?? []) wanted.add(node);
    for (const { type, id } of members)
      if (type === 'node') wanted.add(id);
      else if (type === 'way') for (const node of nodesOf.get(id) ?? []) wanted.add(node);
  }
  const positions = new Map<number, LonLat>();
  await read(open, {
    node: (id, lon, lat) => {
      if (wanted.has(id)) positions.set(id, [lon, lat]);
    }
  });
  const lineOf = (nodes: readonly number[]): Position[] =>
    nodes.flatMap((node) => {
      const at = positions.get(node);
      return at ? [[...at]] : [];
    });
  return shapes.map(({ type, id, tags, nodes, members = [] }) => {
    const at = nodes
      ? onWay(lineOf(nodes), nodes.length)
      : onRelation(
          members.flatMap((member) =>
            member.type === 'way' ? [{ role: member.role, line: lineOf(nodesOf.get(member.id) ?? []) }] : []
          ),
          lineOf(members.flatMap((member) => (member.type === 'node' ? [member.id] : [])))
        );
    return { type, id, tags, at };
  });
}

/** The ways that relations are made of, which need not have tags of their own. */
async function memberWays(
  open: () => AsyncIterable<Uint8Array>,
  shapes: readonly Shape[]
): Promise<(readonly [id: number, nodes: readonly number[]])[]> {
  const wanted = new Set(
    shapes.flatMap(({ members = [] }) => members.flatMap(({ type, id }) => (type === 'way' ? [id] : [])))
  );
  const found: (readonly [number, readonly number[]])[] = [];
  if (wanted.size > 0)
    await read(open, {
      way: (id, nodes) => {
        if (wanted.has(id)) found.push([id, nodes]);
      }
    });
  return found;
}

const read = (open: () => AsyncIterable<Uint8Array>, reader: OsmReader): Promise<OsmHeader> =>
  readOsm(open(), reader);

/** A point on the surface of what is closed, the middle of what is not. */
function onWay(line: readonly Position[], nodes: number): LonLat | null {
  if (line.length === 0) return null;
  const isClosed = line.length === nodes && nodes > 3 && String(line[0]) === String(line.at(-1));
  if (isClosed) return lonLat(pointOnFeature(polygon([[...line]])).geometry.coordinates);
  if (line.length === 1) return lonLat(line[0]!);
  const path = lineString([...line]);
  return lonLat(along(path, length(path) / 2).geometry.coordinates);
}

function onRelation(
  ways: readonly { readonly role: string; readonly line: readonly Position[] }[],
  nodes: readonly Position[]
): LonLat | null {
  const lines = (isInner: boolean) =>
    ways.filter(({ role }) => (role === 'inner') === isInner).map(({ line }) => line);
  const polygons = ringsOf(lines(false), lines(true));
  if (polygons) return lonLat(pointOnFeature(multiPolygon(polygons)).geometry.coordinates);
  const all = [...ways.flatMap(({ line }) => line), ...nodes];
  if (all.length === 0) return null;
  return lonLat(centroid({ type: 'MultiPoint', coordinates: all.map((at) => [...at]) }).geometry.coordinates);
}

const lonLat = ([lon, lat]: Position): LonLat => [lon!, lat!];
