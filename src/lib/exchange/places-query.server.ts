import { ParameterError, once, onlyKnown, wholeNumber } from '../server/api.ts';
import { categoriesOf, isCategoryOrGroup } from '../place/categories.server.ts';
import { decodeCursor, type Cursor } from '../place/cursor.ts';
import { parseFilters, type FilterProblemReason, type PlaceFilters } from '../place/filters.ts';
import { isPlaceProperty, PLACE_PROPERTIES } from './place-properties.ts';

const KNOWN = new Set([
  ...['q', 'category', 'open', 'near', 'minutes', 'language', 'feature', 'without', 'bbox'],
  ...['stage', 'from', 'to'],
  ...['limit', 'cursor', 'format', 'fields']
]);

/** Taken everywhere, so that one address of filters serves every collection; still they must be what they say. */
const OF_ACTIVITIES = {
  stage: /^(orientation|skills|italian|training|work)$/,
  from: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  to: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
};

export const REASONS: Record<FilterProblemReason, string> = {
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

export type PlacesFormat = 'geojson' | 'csv';

export interface PlacesQuery {
  readonly filters: PlaceFilters;
  readonly limit: number;
  readonly after: Cursor | null;
  readonly format: PlacesFormat;
  /** Names of the properties wanted; null means all. */
  readonly fields: ReadonlySet<string> | null;
}

/** Reads the query of `/api/v1/{n}/places`; throws a ParameterError for the first wrong parameter. */
export async function placesQuery(neighbourhood: string, query: URLSearchParams): Promise<PlacesQuery> {
  onlyKnown(query, KNOWN);
  const { filters, problems } = parseFilters(query, isCategoryOrGroup(await categoriesOf(neighbourhood)));
  const [first] = problems;
  if (first) throw new ParameterError(first.parameter, REASONS[first.reason]);

  const cursor = once(query, 'cursor');
  const after = cursor === null ? null : decodeCursor(cursor);
  if (cursor !== null && after === null) {
    throw new ParameterError(
      'cursor',
      'It is not a cursor of ours; follow the "next" link instead of writing one.'
    );
  }
  const format = once(query, 'format') ?? 'geojson';
  if (format !== 'geojson' && format !== 'csv')
    throw new ParameterError('format', 'It is "geojson" or "csv".');
  const fields = once(query, 'fields');
  const unknown = fields?.split(',').find((name) => !isPlaceProperty(name));
  if (unknown !== undefined) {
    throw new ParameterError('fields', `It is a list with commas of: ${PLACE_PROPERTIES.join(', ')}.`);
  }
  for (const [name, form] of Object.entries(OF_ACTIVITIES)) {
    const value = once(query, name);
    if (value !== null && !form.test(value))
      throw new ParameterError(name, `It is not a ${name} of activities.`);
  }
  return {
    filters,
    limit: wholeNumber(query, 'limit', { least: 1, most: 1000, otherwise: 100 }),
    after,
    format,
    fields: fields === null ? null : new Set(fields.split(','))
  };
}
