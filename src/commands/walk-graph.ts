/** Makes the street graph of a neighbourhood from an extract of OpenStreetMap. */
import type { Geometry } from 'geojson';
import { metresPerDegree } from '../lib/geo/distance.ts';
import { metricGrid } from '../lib/geo/metric-grid.ts';
import type { BoundingBox } from '../lib/geo/point.ts';
import { GraphBuilder } from '../lib/walking/build-graph.ts';
import { packGraph } from '../lib/walking/graph-file.server.ts';
import { OsmProblem } from '../lib/walking/osm/osm.ts';
import { readOsm } from '../lib/walking/osm/read-osm.server.ts';
import { StreetIndex } from '../lib/walking/street-index.ts';
import { Sentence } from './say.ts';

/** Around the neighbourhood, so that walks out of it and back are measured too: 20 minutes of an adult, in metres. */
const MARGIN = 1500;

export interface MadeGraph {
  readonly packed: Uint8Array;
  readonly points: number;
  readonly pieces: number;
  readonly ways: number;
  readonly leftOut: number;
  /** ISO 8601 instant of the data, or null when the extract does not say. */
  readonly takenOn: string | null;
  /** Share of the cells of the neighbourhood without a street. */
  readonly withoutStreet: number;
}

/** The box whose streets are wanted: a neighbourhood's own, and {@link MARGIN} around it. */
export function boxAround([west, south, east, north]: BoundingBox): BoundingBox {
  const { lon, lat } = metresPerDegree(Math.max(Math.abs(south), Math.abs(north)));
  return [west - MARGIN / lon, south - MARGIN / lat, east + MARGIN / lon, north + MARGIN / lat];
}

/** @throws Sentence when the extract cannot be read, or has no street of the neighbourhood */
export async function makeWalkGraph(
  source: AsyncIterable<Uint8Array>,
  { bbox, outline }: { readonly bbox: BoundingBox; readonly outline: Geometry }
): Promise<MadeGraph> {
  const builder = new GraphBuilder(boxAround(bbox));
  const { takenOn } = await readOsm(source, builder).catch((error: unknown) => {
    throw error instanceof OsmProblem ? new Sentence(error.message) : error;
  });
  const { graph, ways, leftOut } = builder.build();
  const index = new StreetIndex(graph);
  const { cells } = metricGrid(outline);
  const bare = cells.filter(({ centre }) => index.nearest(centre, { steps: true }) === null);
  if (bare.length === cells.length)
    throw new Sentence('The extract has no street of this neighbourhood: is it of another place?');
  return {
    packed: packGraph(graph),
    points: graph.lon.length,
    pieces: graph.from.length,
    ways,
    leftOut,
    takenOn,
    withoutStreet: bare.length / cells.length
  };
}
