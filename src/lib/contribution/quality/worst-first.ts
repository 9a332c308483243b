import type { CriterionName } from './criteria.ts';
import { lacking, type Quality } from './quality.ts';

/**
 * Entries of which something is missing, the poorest first; of two alike the one of which more is missing, then by address.
 * @param without keeps those that lack it; null: whatever they lack
 */
export function worstFirst<Entry extends { readonly slug: string; readonly quality: Quality }>(
  entries: readonly Entry[],
  without: CriterionName | null
): Entry[] {
  return entries
    .filter(({ quality }) => lacking(quality).some(({ name }) => without === null || name === without))
    .sort(
      (a, b) =>
        (a.quality.score ?? 1) - (b.quality.score ?? 1) ||
        lacking(b.quality).length - lacking(a.quality).length ||
        (a.slug < b.slug ? -1 : 1)
    );
}
