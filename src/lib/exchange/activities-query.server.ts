import type { ActivityFilters } from '../activity/filters.ts';
import type { BoundingBox } from '../geo/point.ts';
import { parseFilters } from '../place/filters.ts';
import { ParameterError } from '../server/api.ts';
import { ACTIVITY_PROPERTIES } from './activities-geojson.ts';
import { activityQuery } from './activity-query.server.ts';
import { PAGING_PARAMETERS, pagingOf, type Paging } from './paging.server.ts';
import { QUERY_REASONS } from './places-query.server.ts';

export interface ActivitiesQuery extends Paging {
  readonly filters: ActivityFilters;
  readonly bbox: BoundingBox | null;
}

/** Reads the query of `/api/v1/{n}/activities`; throws a ParameterError for the first wrong parameter. */
export function activitiesQuery(query: URLSearchParams): ActivitiesQuery {
  const filters = activityQuery(query, PAGING_PARAMETERS);
  const box = new URLSearchParams(query.getAll('bbox').map((value) => ['bbox', value]));
  const { filters: ofPlaces, problems } = parseFilters(box, () => false);
  const [first] = problems;
  if (first) throw new ParameterError(first.parameter, QUERY_REASONS[first.reason]);
  return {
    filters,
    bbox: ofPlaces.bbox,
    ...pagingOf(
      query,
      ACTIVITY_PROPERTIES.map(({ name }) => name)
    )
  };
}
