import type { Geometry } from 'geojson';
import { activitiesOf } from '../activity/activities.server.ts';
import { metricGrid, type Grid } from '../geo/metric-grid.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { allPlaces } from '../place/search.server.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import { walkGraphAbout, walkingNetwork, type WalkGraphAbout } from '../walking/network.server.ts';
import type { StreetIndex } from '../walking/street-index.ts';
import { spreadResidents, type ResidentsOfArea, type SpreadResidents } from './residents.ts';
import type { Service } from './service.ts';
import { cellsWithStreet } from './street-cover.ts';
import { serviceOfActivity, serviceOfPlace, type ActivityFacts, type PlaceFacts } from './week.server.ts';

/** As the database's `residents_of` answers. */
export interface Residents {
  readonly areas: readonly ResidentsOfArea[];
  readonly residential: {
    readonly outline: Geometry;
    readonly source: string;
    readonly licence: string | null;
  } | null;
}

/** What of a neighbourhood does not change with the question. */
export interface Ground {
  readonly grid: Grid;
  /** Null: no figures cover the neighbourhood. */
  readonly residents: SpreadResidents | null;
  readonly residentialSource: string | null;
}

export const groundOf = untilDataChangesFor(async (slug): Promise<Ground> => {
  const [{ outline }, residents, network] = await Promise.all([
    neighbourhoodBySlug(slug),
    read('residents_of', { neighbourhood: slug }),
    walkingNetwork(slug)
  ]);
  const [of, streets] = [JSON.stringify([outline, residents]), network?.index ?? null];
  const known = lastGrounds.get(slug);
  if (known?.of === of && known.streets === streets) return known.ground;
  const ground = groundFrom(outline, residents, streets);
  lastGrounds.set(slug, { of, streets, ground });
  return ground;
});

/** The last ground of each neighbourhood: other data changes more often, and to spread its residents takes long. */
const lastGrounds = new Map<
  string,
  { readonly of: string; readonly streets: StreetIndex | null; readonly ground: Ground }
>();

/** @param streets with them, nobody is said to live where there is none, as long as another cell of the area has one */
export function groundFrom(
  outline: Geometry,
  { areas, residential }: Residents,
  streets: StreetIndex | null
): Ground {
  const grid = metricGrid(outline);
  const ground = streets && cellsWithStreet(grid, streets);
  return {
    grid,
    residents: spreadResidents(grid, outline, areas, residential?.outline ?? null, ground),
    residentialSource: residential?.source ?? null
  };
}

/** By neighbourhood and day: a notice may begin or end at midnight. */
const placesOf = untilDataChangesFor(async (key) => {
  const [slug = ''] = key.split(' ');
  return allPlaces(await neighbourhoodBySlug(slug), NO_FILTERS, new Date());
});

/** All that is offered in a neighbourhood today: entries from which services of a week are made. */
export async function offeredEntries(slug: string): Promise<Entries> {
  const [activities, places, categories] = await Promise.all([
    activitiesOf(slug),
    placesOf(`${slug} ${new Date().toISOString().slice(0, 10)}`),
    categoriesOf(slug)
  ]);
  return { activities, places, groups: new Map(categories.map(({ slug: of, group }) => [of, group])) };
}

export interface Entries {
  readonly activities: readonly ActivityFacts[];
  readonly places: readonly PlaceFacts[];
  /** Of categories. */
  readonly groups: ReadonlyMap<string, CategoryGroup>;
}

/**
 * All services of a week, in the order of their addresses: the same entries make the same report, wherever they come from.
 * To read the hours of thousands of places takes seconds: it pauses after each.
 */
export function* servicesFrom(
  { activities, places, groups }: Entries,
  week: Parameters<typeof serviceOfPlace>[2]
): Generator<void, readonly Service[]> {
  const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1);
  const services: Service[] = [];
  for (const activity of activities.toSorted(bySlug)) {
    const service = serviceOfActivity(activity, week);
    if (service) services.push(service);
    yield;
  }
  for (const place of places.toSorted(bySlug)) {
    services.push(serviceOfPlace(place, groups.get(place.category) ?? null, week));
    yield;
  }
  return services;
}

export interface NeighbourhoodStreets {
  /** Null: walks are measured in a straight line. */
  readonly index: StreetIndex | null;
  /** Also of a graph that does not cover the neighbourhood, and is not walked on. */
  readonly about: WalkGraphAbout | null;
}

export async function streetsAround(slug: string): Promise<NeighbourhoodStreets> {
  const [network, about] = await Promise.all([walkingNetwork(slug), walkGraphAbout(slug)]);
  return { index: network?.index ?? null, about };
}
