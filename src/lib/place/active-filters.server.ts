import { formatDegrees } from '../geo/bounding-box.ts';
import { languageName } from '../i18n/language-name.ts';
import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';
import { listHref } from './addresses.ts';
import type { ActiveFilterView } from './filter-view.ts';
import type { PlaceFilters } from './filters.ts';
import type { Landmark } from './landmarks.server.ts';
import { viewText, type Reading } from './reading.server.ts';
import { openInstant } from './search.server.ts';

/** The filters in force, each with the list without it. */
export function activePlaceFilters(
  filters: PlaceFilters,
  here: Reading,
  landmarks: readonly Landmark[]
): ActiveFilterView[] {
  const { t, locale } = here.translator;
  const active: ActiveFilterView[] = [];
  const add = (label: string, without: Partial<PlaceFilters>, shown = false) => {
    const removeHref = listHref(locale, here.neighbourhood.slug, { ...filters, ...without });
    active.push({ label, removeHref, shown });
  };
  const groups = new Set<string>(CATEGORY_GROUPS);

  // What leaves the fewest comes first: it is the first to be taken away.
  if (filters.open === 'now') add(t('list.openNow'), { open: null }, true);
  else if (filters.open) {
    const instant = openInstant(filters.open, here.neighbourhood.timeZone, here.now);
    add(t('list.openAt', { moment: here.translator.moment(instant, here.neighbourhood.timeZone) }), {
      open: null
    });
  }
  if (filters.q !== null) add(`“${filters.q}”`, { q: null });
  for (const slug of filters.categories) {
    const category = here.categories.get(slug);
    const label = groups.has(slug)
      ? t(`group.${slug as CategoryGroup}`)
      : category && viewText(category.name, here)?.text;
    add(label ?? slug, { categories: filters.categories.filter((one) => one !== slug) }, true);
  }
  if (filters.near) {
    const value = formatDegrees(filters.near);
    const landmark = landmarks.find(({ point }) => formatDegrees(point) === value);
    const start = landmark ? viewText(landmark.name, here)?.text : undefined;
    add(`${t('list.near')}: ${start ?? t('list.nearPosition')}`, { near: null, minutes: null });
  }
  if (filters.minutes !== null) add(t('list.minutesOption', { count: filters.minutes }), { minutes: null });
  if (filters.language !== null) {
    add(`${t('list.language')}: ${languageName(filters.language, locale)}`, { language: null });
  }
  for (const feature of filters.features) {
    add(t(`feature.${feature}`), { features: filters.features.filter((one) => one !== feature) });
  }
  for (const requirement of filters.without) {
    add(`${t('list.without')}: ${t(`requirement.${requirement}`)}`, {
      without: filters.without.filter((one) => one !== requirement)
    });
  }
  if (filters.knownOnly) add(t('unknown.only'), { knownOnly: false });
  if (filters.bbox) add(t('list.inView'), { bbox: null });
  return active;
}
