import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { coversNeighbourhood, type Cover } from './cover.ts';
import { unpackGraph } from './graph-file.server.ts';
import { StreetIndex } from './street-index.ts';

/** Where a street graph comes from. */
export interface WalkGraphAbout extends Cover {
  readonly revision: number;
  readonly points: number;
  readonly pieces: number;
  readonly source: string;
  readonly licence: string;
  /** ISO 8601 instant of the data, or null when the extract does not say. */
  readonly takenOn: string | null;
}

export interface WalkingNetwork {
  readonly about: WalkGraphAbout;
  readonly index: StreetIndex;
}

const aboutGraph = untilDataChangesFor((neighbourhood) => read('walk_graph_about', { neighbourhood }));

/** The last graph of each neighbourhood: other data changes more often, and to make one takes a tenth of a second. */
const kept = new Map<string, { revision: number; network: Promise<WalkingNetwork> }>();

/** Where the street graph of a neighbourhood comes from; null when there is none. */
export async function walkGraphAbout(neighbourhood: string): Promise<WalkGraphAbout | null> {
  return aboutGraph(neighbourhood);
}

/** The streets of a neighbourhood; null when there are none, or they do not cover it. */
export async function walkingNetwork(neighbourhood: string): Promise<WalkingNetwork | null> {
  const about = await aboutGraph(neighbourhood);
  if (about === null || !coversNeighbourhood(about)) return null;
  const found = kept.get(neighbourhood);
  if (found?.revision === about.revision) return found.network;
  const network = read('walk_graph_of', { neighbourhood }).then((found) => {
    if (!found) throw new Error('The street graph was there a moment ago.');
    return { about, index: new StreetIndex(unpackGraph(Buffer.from(found.graph, 'base64'))) };
  });
  kept.set(neighbourhood, { revision: about.revision, network });
  network.catch(() => kept.delete(neighbourhood));
  return network;
}
