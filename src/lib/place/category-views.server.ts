import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';
import { listHref } from './addresses.ts';
import type { CategoryView, GroupView } from './filter-view.ts';
import { filtersToQuery, type PlaceFilters } from './filters.ts';
import { isFoundUnder } from './found-under.ts';
import type { CountedCategory } from './place.ts';
import { viewText, type Reading } from './reading.server.ts';

/** The picture tiles. */
export function groupViews(
  filters: PlaceFilters,
  categories: readonly CountedCategory[],
  { translator, neighbourhood }: Reading
): GroupView[] {
  const chosen = chosenGroups(filters, categories);
  return CATEGORY_GROUPS.map((group) => {
    const selected = chosen.has(group);
    return {
      slug: group,
      name: translator.t(`group.${group}`),
      count: categories
        .filter((one) => isFoundUnder(one, group))
        .reduce((sum, { placeCount }) => sum + placeCount, 0),
      selected,
      href: listHref(translator.locale, neighbourhood.slug, {
        ...filters,
        categories: selected ? [] : [group]
      })
    };
  });
}

function chosenGroups(filters: PlaceFilters, categories: readonly CountedCategory[]): Set<CategoryGroup> {
  return new Set([
    ...CATEGORY_GROUPS.filter((group) => filters.categories.includes(group)),
    ...categories.filter(({ slug }) => filters.categories.includes(slug)).map(({ group }) => group)
  ]);
}

/** The categories of the chosen groups, to be more precise. */
export function categoryViews(
  filters: PlaceFilters,
  categories: readonly CountedCategory[],
  here: Reading
): CategoryView[] {
  const groups = new Set<string>(CATEGORY_GROUPS);
  const chosen = chosenGroups(filters, categories);
  const alone = filtersToQuery({ ...filters, categories: [], near: null }).size === 0;
  return categories
    .filter(
      (one) =>
        [...chosen].some((group) => isFoundUnder(one, group)) &&
        (one.placeCount > 0 || filters.categories.includes(one.slug))
    )
    .map((category) => {
      const { slug, group, icon, placeCount } = category;
      const selected = filters.categories.includes(slug);
      // A category instead of its whole group; without the last one, the group again.
      const others = filters.categories.filter((one) => one !== slug && one !== group);
      const kept = others.filter((one) => !groups.has(one));
      const wanted = selected ? (kept.length > 0 ? kept : [group]) : [...kept, slug].sort();
      return {
        slug,
        group,
        name: viewText(category.name, here) ?? { text: slug, locale: 'en' },
        icon,
        count: alone ? placeCount : null,
        selected,
        href: listHref(here.translator.locale, here.neighbourhood.slug, { ...filters, categories: wanted })
      };
    });
}
