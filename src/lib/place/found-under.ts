import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';

/** Groups that a category is found under besides its own: who looks for what is for children looks for playgrounds too. */
const FOUND_UNDER_TOO: Readonly<Record<string, CategoryGroup>> = { playground: 'children' };

/** Whether a category is found under a group: its own, or another that it belongs to as well. */
export function isFoundUnder(
  { slug, group }: { readonly slug: string; readonly group: CategoryGroup },
  asked: CategoryGroup
): boolean {
  return group === asked || FOUND_UNDER_TOO[slug] === asked;
}

/** Categories and groups as they are chosen, with those that are found under a chosen group besides. */
export function withFoundUnder(chosen: readonly string[]): string[] {
  const groups = new Set<string>(CATEGORY_GROUPS.filter((group) => chosen.includes(group)));
  const others = Object.entries(FOUND_UNDER_TOO).flatMap(([slug, group]) =>
    groups.has(group) ? [slug] : []
  );
  return [...new Set([...chosen, ...others])];
}
