import { formatDegrees } from '../geo/bounding-box.ts';
import type { LonLat } from '../geo/point.ts';
import type { SearchFormView } from './filter-view.ts';

interface Form {
  /** Where the form is sent; the address without any filter. */
  readonly action: string;
  /** The one search, where its words go. */
  readonly searchAction: string;
  /** The filters in force, as the address says them. */
  readonly query: URLSearchParams;
  readonly near: LonLat | null;
  /** Where a walk may start, as `lon,lat`. */
  readonly landmarks: readonly string[];
  /** What the form shows at all times, `name` or `name=value`. */
  readonly shown: readonly string[];
  /** What no field of the form says: tiles, chips and links do. */
  readonly noField: readonly string[];
}

/** What a form carries beside what it shows, so that sending it again loses nothing of the address. */
export function searchForm({
  action,
  searchAction,
  query,
  near,
  landmarks,
  shown,
  noField
}: Form): SearchFormView {
  const nearIsOwn = near !== null && !landmarks.includes(formatDegrees(near));
  const carried = [...query]
    .filter((one) => !isAmong(shown, one))
    .map(([name, value]) => ({ name, value, isField: !isAmong(noField, [name, value]) }));
  return {
    action,
    search: {
      action: searchAction,
      carried: [...query].filter(([name]) => name !== 'q').map(([name, value]) => ({ name, value }))
    },
    q: query.get('q'),
    near: near ? formatDegrees(near) : '',
    nearIsOwn,
    carried,
    // Where she is has a pill of its own.
    inUse: carried.filter(({ name, isField }) => isField && !(name === 'near' && nearIsOwn)).length
  };
}

function isAmong(list: readonly string[], [name, value]: readonly [string, string]): boolean {
  return list.includes(name) || list.includes(`${name}=${value}`);
}
