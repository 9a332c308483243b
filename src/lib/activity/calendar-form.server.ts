import { formatDegrees } from '../geo/bounding-box.ts';
import type { Locale } from '../i18n/locales.ts';
import { calendarHref } from './addresses.ts';
import { activityFiltersToQuery, type ActivityFilters } from './filters.ts';
import type { CalendarView } from './view.ts';

/** What the form shows always; with a value, that value alone. */
const ALWAYS_SHOWN = ['q', 'childcare=yes', 'free=school-hours', 'feature=women-only'];
/** What no field of the form shows at all: tiles, chips and links do. */
const NO_FIELD = ['kind', 'days', 'feature=childcare'];

type FormView = Pick<CalendarView, 'carried' | 'fieldsHref' | 'fieldsInUse' | 'nearIsOwn'>;

/**
 * What the form carries beside what it shows, so that sending it again loses nothing of the address.
 * @param landmarks where a walk may start, as `lon,lat`
 */
export function formView(
  filters: ActivityFilters,
  {
    locale,
    neighbourhood,
    landmarks
  }: { locale: Locale; neighbourhood: string; landmarks: readonly string[] }
): FormView {
  const nearIsOwn = filters.near !== null && !landmarks.includes(formatDegrees(filters.near));
  const is = (list: readonly string[], [name, value]: [string, string]) =>
    list.includes(name) || list.includes(`${name}=${value}`);
  const carried = [...activityFiltersToQuery(filters)]
    .filter((one) => !is(ALWAYS_SHOWN, one))
    .map(([name, value]) => ({ name, value, isField: !is(NO_FIELD, [name, value]) }));
  const href = new URL(calendarHref(locale, neighbourhood, filters), 'https://vicina.invalid');
  href.searchParams.set('fields', 'open');
  return {
    carried,
    fieldsHref: href.pathname + href.search,
    // Where she is has a pill of its own.
    fieldsInUse: carried.filter(({ name, isField }) => isField && !(name === 'near' && nearIsOwn)).length,
    nearIsOwn
  };
}
