import type { Reading } from '../place/reading.server.ts';
import type { CategoryView, GroupView } from '../place/filter-view.ts';
import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';
import type { Activity } from './activity.ts';
import { ACTIVITY_KINDS, type ActivityKind } from './vocabulary.ts';
import { calendarHref } from './addresses.ts';
import type { ActivityFilters } from './filters.ts';
import { KIND_LOOKS } from './kinds.ts';

/** The picture tiles: groups that have activities here. */
export function kindGroups(all: readonly Activity[], filters: ActivityFilters, here: Reading): GroupView[] {
  const { t, locale } = here.translator;
  const chosen = chosenGroups(filters);
  return CATEGORY_GROUPS.map((group) => ({
    slug: group,
    name: t(`group.${group}`),
    count: all.filter(({ kind }) => KIND_LOOKS[kind].group === group).length,
    selected: chosen.has(group),
    href: calendarHref(locale, here.neighbourhood.slug, {
      ...filters,
      kinds: chosen.has(group) ? [] : [group]
    })
  })).filter(({ count, selected }) => count > 0 || selected);
}

/** The kinds of the chosen groups, to be more precise. */
export function kindsToChoose(
  all: readonly Activity[],
  filters: ActivityFilters,
  here: Reading
): CategoryView[] {
  const { t, locale } = here.translator;
  const chosen = chosenGroups(filters);
  const kindsAsked = filters.kinds.filter((one) => isKind(one));
  const counts = (of: ActivityKind) => all.filter(({ kind }) => kind === of).length;
  return ACTIVITY_KINDS.filter(
    (kind) => chosen.has(KIND_LOOKS[kind].group) && (counts(kind) > 0 || filters.kinds.includes(kind))
  ).map((kind) => {
    const { group, icon } = KIND_LOOKS[kind];
    const selected = filters.kinds.includes(kind);
    // A kind instead of its whole group; without the last one, the group again.
    const kept = kindsAsked.filter((one) => one !== kind);
    const kinds = selected ? (kept.length > 0 ? kept : [group]) : [...kept, kind].sort();
    return {
      slug: kind,
      group,
      name: { text: t(`calendar.kind.${kind}`), locale },
      icon,
      count: counts(kind),
      selected,
      href: calendarHref(locale, here.neighbourhood.slug, { ...filters, kinds })
    };
  });
}

export function isKind(one: ActivityKind | CategoryGroup): one is ActivityKind {
  return one in KIND_LOOKS;
}

function chosenGroups({ kinds }: ActivityFilters): ReadonlySet<CategoryGroup> {
  return new Set(kinds.map((one) => (isKind(one) ? KIND_LOOKS[one].group : one)));
}
