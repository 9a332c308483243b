import { activitiesOf } from '../activity/activities.server.ts';
import type { Completeness } from '../activity/completeness.ts';
import type { Activity } from '../activity/activity.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { organisationsOf } from '../organisation/organisations.server.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { workingIn } from '../organisation/works-here.ts';
import { NO_FILTERS } from '../place/filters.ts';
import type { Place } from '../place/place.ts';
import { allPlaces } from '../place/search.server.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { goesOn } from './goes-on.server.ts';
import { layOut, type NodePosition } from './layout.ts';
import { linksOf, type Link } from './links.ts';
import { rowsOf, type Agreement, type NetworkRecord } from './network.ts';
import { offersOf, type Traits } from './selection.ts';

/** Everything that is known of who works with whom in a neighbourhood. */
export interface Network {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  /** Those that are documented, not cancelled and not over. */
  readonly activities: readonly Activity[];
  /** Slugs of those who work here; the others are only linked to one of them. */
  readonly working: ReadonlySet<string>;
  /** In the order of slugs. */
  readonly traits: readonly Traits[];
  readonly links: readonly Link[];
  /** What somebody has said of how far the entries of a kind are collected. */
  readonly completeness: readonly Completeness[];
  readonly record: NetworkRecord;
}

/** A network, put together once a day until something changes: what is over is no longer offered. */
export const networkOf = (neighbourhood: string): Promise<Network> =>
  keptNetwork(`${neighbourhood} ${new Date().toISOString().slice(0, 10)}`);

const keptNetwork = untilDataChangesFor(async (key): Promise<Network> => {
  const [neighbourhood = ''] = key.split(' ');
  const now = new Date();
  const where = await neighbourhoodBySlug(neighbourhood);
  const [{ agreements, members, relationships }, organisations, all, places, completeness] =
    await Promise.all([
      read('network_of', { neighbourhood }),
      organisationsOf(neighbourhood),
      activitiesOf(neighbourhood),
      allPlaces(where, NO_FILTERS, now),
      read('completeness_of', { neighbourhood })
    ]);
  const record = { agreements, members: rowsOf(members), relationships: rowsOf(relationships) };
  const today = dayAt(now.getTime(), where.timeZone).date;
  const activities = all.filter((one) => goesOn(one, now, today));
  const working = workingIn(neighbourhood, organisations, all);
  return {
    organisations: new Map(organisations.map((one) => [one.slug, one])),
    agreements: new Map(record.agreements.map((one) => [one.slug, one])),
    activities,
    working,
    traits: offersOf(organisations, activities, working, spokenInside(places)),
    links: linksOf(record),
    completeness,
    record
  };
});

/** Languages of the services of places, by slug of the place. */
const spokenInside = (places: readonly Pick<Place, 'slug' | 'services'>[]) =>
  new Map(places.map(({ slug, services }) => [slug, services.flatMap(({ languages = [] }) => languages)]));

/** Where each node of the whole network stands: laid out once, and so the same however a reader narrows it. */
export const positionsOf = untilDataChangesFor(
  async (neighbourhood): Promise<ReadonlyMap<string, NodePosition>> => {
    const { links } = await networkOf(neighbourhood);
    return layOut([...new Set(links.flatMap(({ from, to }) => [from, to]))], links);
  },
  20
);
