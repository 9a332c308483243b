import { read } from '../server/database.ts';
import { untilNeighbourhoodChanges } from '../server/neighbourhood-version.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import type { Category } from './place.ts';

/** All categories in their order, counted for the neighbourhood of that slug. */
export const categoriesOf = untilNeighbourhoodChanges((neighbourhood) =>
  read('categories_overview', { neighbourhood })
);

/** Whether a slug names one of the categories or a group. */
export function isCategoryOrGroup(categories: readonly Category[]): (slug: string) => boolean {
  const known = new Set<string>([...CATEGORY_GROUPS, ...categories.map(({ slug }) => slug)]);
  return (slug) => known.has(slug);
}
