import type { CategoryGroup } from '../ui/category-group.ts';

/** A category of places or a kind of activities, as a reader calls it, with how much of it there is. */
export interface KindHere {
  readonly of: 'category' | 'kind';
  /** Slug of a category, or a kind of activity. */
  readonly value: string;
  readonly group: CategoryGroup;
  /** How many of it are on the map, without those invented. */
  readonly entries: number;
  readonly name: string;
}

/** `category.nursery`, `kind.job`: as addresses and forms name it. */
export const kindKey = ({ of, value }: Pick<KindHere, 'of' | 'value'>): string => `${of}.${value}`;
