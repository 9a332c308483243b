/** Whether what an entry names is there: categories, organisations, places, agreements. */
import { ACTIVITY_KINDS } from '../../src/lib/activity/vocabulary.ts';
import { problemOf } from '../../src/lib/place/opening/library.server.ts';
import type { Faults } from './faults.ts';
import type * as format from './format.ts';
import type { NeighbourhoodSeed } from './read.ts';

type Categories = readonly { readonly slug: string }[];

const listed = (categories: Categories) => categories.map(({ slug }) => slug).join(', ');

export function checkKinds(
  file: string,
  rows: readonly Pick<format.Completeness, 'of' | 'value'>[],
  categories: Categories,
  faults: Faults
): void {
  const known: Readonly<Record<format.Completeness['of'], readonly string[]>> = {
    category: categories.map(({ slug }) => slug),
    kind: ACTIVITY_KINDS
  };
  for (const { of, value } of rows)
    if (!known[of].includes(value))
      faults.add(file, `there is no ${of} "${value}": there are ${known[of].join(', ')}`);
}

/** @param seed its `neighbourhood` is undefined when something is wrong with it: hours are then not looked at */
export function checkPlaces(
  {
    neighbourhood,
    places
  }: {
    readonly neighbourhood: NeighbourhoodSeed['neighbourhood'] | undefined;
    readonly places: NeighbourhoodSeed['places'];
  },
  { categories, organisations }: { categories: Categories; organisations: readonly string[] },
  faults: Faults
): void {
  const known = new Set(categories.map(({ slug }) => slug));
  const context = neighbourhood && {
    timeZone: neighbourhood.time_zone,
    country: neighbourhood.country,
    localHolidays: neighbourhood.local_holidays,
    // Any point of the outline will do to know whether hours that follow the sun can be read.
    centre: neighbourhood.outline.coordinates[0]?.[0]?.[0] ?? null
  };
  const noCategory = (slug: string) => `there is no category "${slug}": there are ${listed(categories)}`;
  for (const { where, value } of faults.refusedIn('places.json')) {
    const { category } = Object(value) as { readonly category?: unknown };
    if (typeof category === 'string' && !known.has(category))
      faults.add(`${where}, field "category"`, noCategory(category));
  }
  for (const place of places) {
    const refuse = (field: string, reason: string) =>
      faults.add(`places.json, "${place.slug}", field "${field}"`, reason);
    if (!known.has(place.category)) refuse('category', noCategory(place.category));
    if (place.organisation !== undefined && !isThere(place.organisation, organisations, faults))
      refuse('organisation', `there is no organisation "${place.organisation}" in organisations.json`);
    if (place.opening_hours !== undefined && context) {
      const problem = problemOf(place.opening_hours, context);
      if (problem) refuse('opening_hours', `"${place.opening_hours}" cannot be read (${problem})`);
    }
    for (const { hours } of place.services ?? []) {
      const problem = hours === undefined || !context ? null : problemOf(hours, context);
      if (problem) refuse('services', `"${hours}" cannot be read (${problem})`);
    }
  }
}

export function checkActivities(
  activities: NeighbourhoodSeed['activities'],
  { places, organisations }: { places: readonly string[]; organisations: readonly string[] },
  faults: Faults
): void {
  for (const { slug, demonstration, place, organisation } of activities) {
    const refuse = (field: string, reason: string) => {
      const file = demonstration ? 'demonstration.json' : 'activities.json';
      faults.add(`${file}, "${slug}", field "${field}"`, reason);
    };
    if (place !== undefined && !isThere(place, places, faults))
      refuse('place', `there is no place "${place}": it is written as neighbourhood/place`);
    if (organisation !== undefined && !isThere(organisation, organisations, faults))
      refuse('organisation', `there is no organisation "${organisation}" in organisations.json`);
  }
}

/** Who is named in the network is there; whether the links make sense, the database says. */
export function checkNetwork(
  {
    agreements,
    agreementMembers,
    relationships,
    practices
  }: Pick<NeighbourhoodSeed, 'agreements' | 'agreementMembers' | 'relationships' | 'practices'>,
  { organisations, categories }: { organisations: readonly string[]; categories: Categories },
  faults: Faults
): void {
  const known = {
    agreement: agreements.map(({ slug }) => slug),
    organisation: organisations,
    from_organisation: organisations,
    to_organisation: organisations,
    category: categories.map(({ slug }) => slug)
  };
  const files = {
    'agreement-members.json': agreementMembers,
    'relationships.json': relationships,
    'practices.json': practices
  };
  for (const [file, entries] of Object.entries(files))
    for (const entry of entries)
      for (const [field, slugs] of Object.entries(known)) {
        const named = (entry as Partial<Record<string, unknown>>)[field];
        if (typeof named !== 'string' || isThere(named, slugs, faults)) continue;
        const what = field.split('_').at(-1);
        faults.add(`${file}, "${entry.slug}", field "${field}"`, `there is no ${what} "${named}"`);
      }
}

/** Also when something is wrong with it: that is told where it stands. A place is named with its neighbourhood. */
const isThere = (named: string, known: readonly string[], faults: Faults) =>
  known.includes(named) || faults.isFaulty(named.split('/').at(-1)!);
