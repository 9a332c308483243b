import type { LonLat } from '../geo/point.ts';
import { walkingNetwork } from '../walking/network.server.ts';
import { chainOf, type Chain, type ChainFilters } from './chain.ts';
import type { Network } from './network.server.ts';
import { linksAmong } from './together.ts';
import { straightWalks, streetWalks, type WalkOf } from './walk-between.ts';

/** From so many organisations walks are measured along streets: about a second of work, once. */
const MOST_WALKED = 200;

const kept = new WeakMap<Network, Promise<WalkOf>>();

/** The chain of a neighbourhood; how far referrals lead is measured once, as long as the network is the same. */
export async function chainIn(
  slug: string,
  network: Network,
  filters: ChainFilters,
  thisYear: number
): Promise<Chain> {
  const walks = kept.get(network) ?? walksIn(slug, network);
  kept.set(network, walks);
  walks.catch(() => kept.delete(network));
  // The same referrals of which the network's page tells: among those who work here.
  const links = linksAmong(network.links, network.working);
  return chainOf(network.activities, { links, year: thisYear, walkOf: await walks }, filters);
}

async function walksIn(slug: string, { organisations }: Network): Promise<WalkOf> {
  const streets = await walkingNetwork(slug);
  const pointsOf = (one: string): LonLat[] =>
    (organisations.get(one)?.places ?? []).flatMap(({ point }) => (point ? [point] : []));
  return remembered(streets ? streetWalks(streets.index, pointsOf, MOST_WALKED) : straightWalks(pointsOf));
}

function remembered(walkOf: WalkOf): WalkOf {
  const known = new Map<string, ReturnType<WalkOf>>();
  return (from, to) => {
    const key = `${from} ${to}`;
    if (!known.has(key)) known.set(key, walkOf(from, to));
    return known.get(key)!;
  };
}
