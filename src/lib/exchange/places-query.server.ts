import { isAskedDay } from '../activity/filters.ts';
import { STAGES } from '../activity/vocabulary.ts';
import { ParameterError, once, onlyKnown } from '../server/api.ts';
import { categoriesOf, isCategoryOrGroup } from '../place/categories.server.ts';
import { parseFilters, type FilterProblemReason, type PlaceFilters } from '../place/filters.ts';
import { PAGING_PARAMETERS, pagingOf, type Paging } from './paging.server.ts';
import { PLACE_PROPERTIES } from './places-geojson.ts';

const KNOWN = new Set<string>([
  ...['q', 'category', 'open', 'near', 'minutes', 'language', 'feature', 'without', 'unknown', 'bbox'],
  ...['stage', 'from', 'to'],
  ...PAGING_PARAMETERS
]);

/** Taken everywhere, so that one address of filters serves every collection; still they must be what they say. */
const OF_ACTIVITIES: Readonly<Record<string, (value: string) => boolean>> = {
  stage: (value) => (STAGES as readonly string[]).includes(value),
  from: isAskedDay,
  to: isAskedDay
};

export const QUERY_REASONS: Record<FilterProblemReason, string> = {
  'too-long': 'It is too long.',
  characters: 'It has characters that no name has.',
  'unknown-category': 'There is no such category or group; /api/openapi.json lists where to find them.',
  'unknown-value': 'There is no such value; /api/openapi.json lists them.',
  'not-a-time': 'It is "now" or an ISO 8601 date and time, for instance 2026-11-25T10:00+01:00.',
  'not-a-position': 'It is "lon,lat" in WGS 84 degrees, for instance 9.137,45.472.',
  'not-minutes': 'It is a whole number of minutes from 1 to 120.',
  'needs-near': 'It needs "near" as well: minutes on foot from where?',
  'not-a-language': 'It is a BCP 47 language tag, for instance ar.',
  'not-a-box': 'It is "west,south,east,north" in WGS 84 degrees.',
  reversed: 'West must be less than east, and south less than north.',
  'too-large': 'It is wider or higher than 5 degrees.',
  repeated: 'It may be given only once.'
};

export interface PlacesQuery extends Paging {
  readonly filters: PlaceFilters;
}

/** Reads the query of `/api/v1/{n}/places`; throws a ParameterError for the first wrong parameter. */
export async function placesQuery(neighbourhood: string, query: URLSearchParams): Promise<PlacesQuery> {
  onlyKnown(query, KNOWN);
  const { filters, problems } = parseFilters(query, isCategoryOrGroup(await categoriesOf(neighbourhood)));
  const [first] = problems;
  if (first) throw new ParameterError(first.parameter, QUERY_REASONS[first.reason]);

  for (const [name, is] of Object.entries(OF_ACTIVITIES)) {
    const value = once(query, name);
    if (value !== null && !is(value)) throw new ParameterError(name, `It is not a ${name} of activities.`);
  }
  return {
    filters,
    ...pagingOf(
      query,
      PLACE_PROPERTIES.map(({ name }) => name)
    )
  };
}
