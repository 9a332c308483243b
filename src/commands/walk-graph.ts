/** Makes the street graph of a neighbourhood from an extract of OpenStreetMap. */
import { metresPerDegree } from '../lib/geo/distance.ts';
import { metricGrid } from '../lib/geo/metric-grid.ts';
import type { BoundingBox } from '../lib/geo/point.ts';
import type { Residents } from '../lib/insight/ground.server.ts';
import { streetCover } from '../lib/insight/street-cover.ts';
import type { NeighbourhoodWithOutline } from '../lib/neighbourhood/neighbourhoods.server.ts';
import { GraphBuilder } from '../lib/walking/build-graph.ts';
import { coversNeighbourhood, MOST_WITHOUT_STREET, type Cover } from '../lib/walking/cover.ts';
import { packGraph } from '../lib/walking/graph-file.server.ts';
import { OsmProblem } from '../lib/walking/osm/osm.ts';
import { readOsm } from '../lib/walking/osm/read-osm.server.ts';
import { StreetIndex } from '../lib/walking/street-index.ts';
import { Sentence } from './say.ts';

/** Around the neighbourhood, so that walks out of it and back are measured too: 20 minutes of an adult, in metres. */
const MARGIN = 1500;

export interface MadeGraph extends Cover {
  readonly packed: Uint8Array;
  readonly points: number;
  readonly pieces: number;
  readonly ways: number;
  readonly leftOut: number;
  /** ISO 8601 instant of the data, or null when the extract does not say. */
  readonly takenOn: string | null;
}

/** The box whose streets are wanted: a neighbourhood's own, and {@link MARGIN} around it. */
export function boxAround([west, south, east, north]: BoundingBox): BoundingBox {
  const { lon, lat } = metresPerDegree(Math.max(Math.abs(south), Math.abs(north)));
  return [west - MARGIN / lon, south - MARGIN / lat, east + MARGIN / lon, north + MARGIN / lat];
}

/**
 * @param asked the box whose streets all are in the extract, where it is known
 * @throws Sentence when the extract cannot be read, or has no street of the neighbourhood
 */
export async function makeWalkGraph(
  source: AsyncIterable<Uint8Array>,
  { bbox, outline }: Pick<NeighbourhoodWithOutline, 'bbox' | 'outline'>,
  { areas, residential }: Residents,
  asked: BoundingBox | null = null
): Promise<MadeGraph> {
  const builder = new GraphBuilder(boxAround(bbox));
  const { takenOn } = await readOsm(source, builder).catch((error: unknown) => {
    throw error instanceof OsmProblem ? new Sentence(error.message) : error;
  });
  const { graph, ways, leftOut, buildings, extent } = builder.build();
  const cover = streetCover(
    { grid: metricGrid(outline), outline, areas, residential: residential?.outline ?? null },
    { index: new StreetIndex(graph), buildings, extent: asked ?? extent }
  );
  if (cover === null)
    throw new Sentence('The extract has no street of this neighbourhood: is it of another place?');
  return {
    packed: packGraph(graph),
    points: graph.lon.length,
    pieces: graph.from.length,
    ways,
    leftOut,
    takenOn,
    ...cover
  };
}

/** What is true of a neighbourhood once it has these streets: how well they cover it, and how walks are measured. */
export function coverInWords({ withoutStreet, measuredBy }: Cover): string {
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  // Neither "all" of what is not, nor enough of what is not enough.
  const covers = coversNeighbourhood({ withoutStreet });
  const share = `${(covers ? Math.floor : Math.ceil)((1 - withoutStreet) * 1000) / 10}%`;
  const where =
    measuredBy === 'residents'
      ? `${share} of the people live where there is a street`
      : `${share} of the squares with streets or buildings have a street (where people live is not known yet)`;
  return covers
    ? `${where}; walks are measured along streets.`
    : `${where}, and ${percent(1 - MOST_WITHOUT_STREET)} are needed, so walks stay straight lines, "about".`;
}
