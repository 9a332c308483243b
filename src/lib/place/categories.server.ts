import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import type { Category } from './place.ts';

/** A category with how many places of the neighbourhood are in it. */
export interface CountedCategory extends Category {
  readonly osmTags: readonly Readonly<Record<string, string>>[];
  readonly hsdsTerm: { readonly id: string; readonly name: string };
  readonly placeCount: number;
}

/** All categories in their order, counted for the neighbourhood of that slug. */
export const categoriesOf = untilDataChangesFor((neighbourhood) =>
  read<readonly CountedCategory[]>('categories_overview', { neighbourhood })
);

/** Whether a slug names one of the categories or a group. */
export function isCategoryOrGroup(categories: readonly Category[]): (slug: string) => boolean {
  const known = new Set<string>([...CATEGORY_GROUPS, ...categories.map(({ slug }) => slug)]);
  return (slug) => known.has(slug);
}
