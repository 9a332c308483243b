import type { BoundingBox, LonLat } from '../geo/point.ts';
import { footwayOf, isBarred } from './osm/footways.ts';
import type { OsmReader, Tags } from './osm/osm.ts';
import { streetGraph, type StreetGraph, type Streets } from './street-graph.ts';

/**
 * A network of fewer points that hangs on no other is most often a mistake of the map, or a courtyard: whoever is led
 * into it comes nowhere. The largest is always kept.
 */
const SMALLEST_ISLAND = 50;

export interface BuiltGraph {
  readonly graph: StreetGraph;
  /** OpenStreetMap's id of each point. */
  readonly osmIds: Float64Array;
  /** Ways one may walk along, whole or in part within the box. */
  readonly ways: number;
  /** Points of small networks that were left out because they hang on no other. */
  readonly leftOut: number;
  /** A corner of each building in the box; none where the extract has streets alone. */
  readonly buildings: readonly LonLat[];
  /** The box around every point of the extract, also beyond what was wanted: of what is outside it says nothing. */
  readonly extent: BoundingBox;
}

/**
 * Gathers the streets of an extract as it is read. A piece of street is in the graph when one of its ends is in the box.
 * In an extract whose nodes stand before its ways (as all of Geofabrik's do), ways elsewhere are forgotten at once.
 */
export class GraphBuilder implements OsmReader {
  readonly #box: BoundingBox | null;
  readonly #positions = new Map<number, readonly [lon: number, lat: number]>();
  readonly #barred = new Set<number>();
  readonly #ways: { nodes: readonly number[]; steps: boolean }[] = [];
  /** The first node of each. */
  readonly #buildings: number[] = [];
  readonly #extent: [west: number, south: number, east: number, north: number] = [
    Infinity,
    Infinity,
    -Infinity,
    -Infinity
  ];

  constructor(box: BoundingBox | null = null) {
    this.#box = box;
  }

  node(id: number, lon: number, lat: number, tags: Tags): void {
    const extent = this.#extent;
    if (lon < extent[0]) extent[0] = lon;
    if (lat < extent[1]) extent[1] = lat;
    if (lon > extent[2]) extent[2] = lon;
    if (lat > extent[3]) extent[3] = lat;
    if (this.#box) {
      const [west, south, east, north] = this.#box;
      if (lon < west || lon > east || lat < south || lat > north) return;
    }
    this.#positions.set(id, [lon, lat]);
    if (isBarred(tags)) this.#barred.add(id);
  }

  way(_id: number, nodes: readonly number[], tags: Tags): void {
    const footway = footwayOf(tags);
    if (footway) this.#ways.push({ nodes, steps: footway.steps });
    else if (tags['building'] !== undefined && nodes[0] !== undefined) this.#buildings.push(nodes[0]);
  }

  build(): BuiltGraph {
    const numbers = new Map<number, number>();
    const ids: number[] = [];
    const numberOf = (id: number): number => {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      ids.push(id);
      return ids.length - 1;
    };
    const [from, to, steps]: [number[], number[], number[]] = [[], [], []];
    // Where steps and a street lie over each other, the street counts.
    const known = new Map<string, number>();
    let ways = 0;
    for (const way of this.#ways) {
      let isHere = false;
      for (let index = 1; index < way.nodes.length; index++) {
        const [a, b] = [way.nodes[index - 1]!, way.nodes[index]!];
        if (a === b || !this.#positions.has(a) || !this.#positions.has(b)) continue;
        if (this.#barred.has(a) || this.#barred.has(b)) continue;
        isHere = true;
        const key = a < b ? `${a} ${b}` : `${b} ${a}`;
        const twin = known.get(key);
        if (twin !== undefined) {
          if (!way.steps) steps[twin] = 0;
          continue;
        }
        known.set(key, from.length);
        from.push(numberOf(a));
        to.push(numberOf(b));
        steps.push(way.steps ? 1 : 0);
      }
      if (isHere) ways++;
    }
    const { keeps, leftOut } = withoutIslands(ids.length, from, to);
    return {
      ...this.#graphOf(ids, { from, to, steps }, keeps),
      ways,
      leftOut,
      buildings: this.#buildings.flatMap((node) => {
        const position = this.#positions.get(node);
        return position ? [position] : [];
      }),
      extent: this.#extent
    };
  }

  #graphOf(
    ids: readonly number[],
    { from, to, steps }: Readonly<Record<'from' | 'to' | 'steps', readonly number[]>>,
    keeps: (point: number) => boolean
  ): Pick<BuiltGraph, 'graph' | 'osmIds'> {
    const kept = ids.map((_, point) => point).filter(keeps);
    const renumbered = new Map(kept.map((point, number) => [point, number]));
    const pieces = from.map((_, piece) => piece).filter((piece) => keeps(from[piece]!));
    const positions = kept.map((point) => this.#positions.get(ids[point]!)!);
    const streets: Streets = {
      lon: Float64Array.from(positions, ([lon]) => lon),
      lat: Float64Array.from(positions, ([, lat]) => lat),
      from: Uint32Array.from(pieces, (piece) => renumbered.get(from[piece]!)!),
      to: Uint32Array.from(pieces, (piece) => renumbered.get(to[piece]!)!),
      steps: Uint8Array.from(pieces, (piece) => steps[piece]!)
    };
    return { graph: streetGraph(streets), osmIds: Float64Array.from(kept, (point) => ids[point]!) };
  }
}

/** Which points are in the largest network or in one that is large enough (union-find, with halved paths). */
function withoutIslands(points: number, from: readonly number[], to: readonly number[]) {
  const parent = Uint32Array.from({ length: points }, (_, point) => point);
  const rootOf = (point: number): number => {
    while (parent[point] !== point) {
      parent[point] = parent[parent[point]!]!;
      point = parent[point]!;
    }
    return point;
  };
  from.forEach((a, piece) => (parent[rootOf(a)] = rootOf(to[piece]!)));
  const sizes = new Map<number, number>();
  for (let point = 0; point < points; point++) sizes.set(rootOf(point), (sizes.get(rootOf(point)) ?? 0) + 1);
  const enough = Math.min(SMALLEST_ISLAND, Math.max(0, ...sizes.values()));
  const leftOut = [...sizes.values()].filter((size) => size < enough).reduce((sum, size) => sum + size, 0);
  return { keeps: (point: number) => sizes.get(rootOf(point))! >= enough, leftOut };
}
