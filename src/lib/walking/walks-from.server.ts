import type { LonLat } from '../geo/point.ts';
import { walkingNetwork } from './network.server.ts';
import { roundedStart, straightLinesFrom, streetsFrom, type WalksFrom } from './walks-from.ts';

/** Points of streets whose distances are kept, of all starts together: 8 bytes each, 32 MB. */
const MOST_POINTS_KEPT = 4_000_000;
/** A start takes about as much room as so many, however few streets there are: anybody may name a start. */
const FEWEST_POINTS = 1000;

/** Those of today's streets, the one asked for longest ago first. */
const kept = new Map<string, { revision: number; walks: WalksFrom; points: number }>();
let pointsKept = 0;

/**
 * The walks from a start, as every page and file tells them: along the streets where a neighbourhood has them, else in a
 * straight line. Streets are measured once for a start, whatever is asked of it.
 */
export async function walksFrom(neighbourhood: string, near: LonLat): Promise<WalksFrom> {
  return (await walksIn(neighbourhood))(near);
}

/** The same for whoever learns only later from where. */
export async function walksIn(neighbourhood: string): Promise<(near: LonLat) => WalksFrom> {
  const network = await walkingNetwork(neighbourhood);
  return (near) => {
    const start = roundedStart(near);
    if (network === null) return straightLinesFrom(start);
    const key = `${neighbourhood} ${start.join()}`;
    const { revision } = network.about;
    const found = kept.get(key);
    forget(key);
    if (found?.revision === revision) return keep(key, found);
    return keep(key, {
      revision,
      walks: streetsFrom(network.index, start),
      points: Math.max(network.about.points, FEWEST_POINTS)
    });
  };
}

type Kept = NonNullable<ReturnType<typeof kept.get>>;

function keep(key: string, entry: Kept): WalksFrom {
  kept.set(key, entry);
  pointsKept += entry.points;
  for (const [oldest] of kept) {
    if (pointsKept <= MOST_POINTS_KEPT || oldest === key) break;
    forget(oldest);
  }
  return entry.walks;
}

function forget(key: string): void {
  pointsKept -= kept.get(key)?.points ?? 0;
  kept.delete(key);
}
