import {
  ACTIVITY_PARAMETERS,
  parseActivityFilters,
  type ActivityFilters,
  type ActivityProblemReason
} from '../activity/filters.ts';
import { QUERY_REASONS as REASONS_OF_PLACES } from './places-query.server.ts';
import { onlyKnown, ParameterError } from '../server/api.ts';

/** Of places: taken everywhere, so that one address of filters serves every collection. */
const OF_PLACES = ['category', 'open', 'bbox'];

const QUERY_REASONS: Readonly<Record<ActivityProblemReason, string>> = {
  ...REASONS_OF_PLACES,
  'not-a-date': 'It is an ISO 8601 date from 2000 to 2100, for instance 2026-11-25.',
  'days-reversed': 'It is before "from".',
  'too-many-days': 'From the first to the last day it may be a year at most.',
  'not-an-hour': 'It is a time of the day, for instance 09:30.',
  'hours-reversed': 'It is not after "after"; 00:00 is the end of the day.'
};

/**
 * Reads the filters of activities from an address; throws a ParameterError for the first wrong parameter.
 * @param also other parameters that the address knows, which somebody else reads
 */
export function activityQuery(query: URLSearchParams, also: readonly string[] = []): ActivityFilters {
  onlyKnown(query, new Set([...ACTIVITY_PARAMETERS, ...OF_PLACES, ...also]));
  const { filters, problems } = parseActivityFilters(query);
  const [first] = problems;
  if (first) throw new ParameterError(first.parameter, QUERY_REASONS[first.reason]);
  return filters;
}
