import { activitiesOf } from '../activity/activities.server.ts';
import type { Activity } from '../activity/activity.ts';
import { organisationsOf } from '../organisation/organisations.server.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { layOut, type Position } from './layout.ts';
import { linksOf, type Link } from './links.ts';
import type { Agreement, NetworkRecord } from './network.ts';
import { traitsOf, type Traits } from './selection.ts';

/** Everything that is known of who works with whom in a neighbourhood. */
export interface Network {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly activities: readonly Activity[];
  /** In the order of slugs. */
  readonly traits: readonly Traits[];
  readonly links: readonly Link[];
  readonly record: NetworkRecord;
}

/** A network, put together once until something changes. */
export const networkOf = untilDataChangesFor(async (neighbourhood): Promise<Network> => {
  const [record, organisations, activities] = await Promise.all([
    read<NetworkRecord>('network_of', { neighbourhood }),
    organisationsOf(neighbourhood),
    activitiesOf(neighbourhood)
  ]);
  return {
    organisations: new Map(organisations.map((one) => [one.slug, one])),
    agreements: new Map(record.agreements.map((one) => [one.slug, one])),
    activities,
    traits: organisations.map((organisation) => traitsOf(organisation, activities)),
    links: linksOf(record),
    record
  };
});

/** Where each node of the whole network stands: laid out once, and so the same however a reader narrows it. */
export const positionsOf = untilDataChangesFor(
  async (neighbourhood): Promise<ReadonlyMap<string, Position>> => {
    const { links } = await networkOf(neighbourhood);
    return layOut([...new Set(links.flatMap(({ from, to }) => [from, to]))], links);
  },
  20
);
