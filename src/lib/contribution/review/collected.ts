import type { Completeness, CompletenessState } from '../../activity/completeness.ts';
import { kindKey, type KindHere } from '../../activity/kind-here.ts';
import { CATEGORY_GROUPS } from '../../ui/category-group.ts';

/** A category of places or a kind of activities, with what somebody has said of how much of it there is. */
export interface CollectedKind extends Omit<KindHere, 'name'> {
  readonly said: Pick<Completeness, 'state' | 'source' | 'asOf'> | null;
}

/** What was said more than so many months ago is looked at again. */
const OLD_MONTHS = 12;

/** How far a kind has been collected; `silent`: nobody has said. */
export const stateOf = ({ said }: CollectedKind): CompletenessState | 'silent' => said?.state ?? 'silent';

/**
 * What is to be collected next, the first first: what nobody has collected, then what only in part, then what was said long
 * ago; of these what a family needs first, as groups of the map are ordered.
 * @param today ISO 8601 date in the neighbourhood's time zone
 */
export function collectNext(kinds: readonly CollectedKind[], today: string): CollectedKind[] {
  const old = `${Number(today.slice(0, 4)) - OLD_MONTHS / 12}${today.slice(4)}`;
  const urgency = ({ value, said, entries }: CollectedKind): number | null => {
    // Of whatever else there is nobody can say that it is all.
    if (value === 'other') return null;
    if (said === null) return entries === 0 ? 0 : 1;
    if (said.state === 'not-collected') return 0;
    if (said.asOf < old) return 3;
    return said.state === 'partial' ? 2 : null;
  };
  return kinds
    .flatMap((kind) => {
      const rank = urgency(kind);
      return rank === null ? [] : [{ kind, rank }];
    })
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        CATEGORY_GROUPS.indexOf(a.kind.group) - CATEGORY_GROUPS.indexOf(b.kind.group) ||
        (kindKey(a.kind) < kindKey(b.kind) ? -1 : 1)
    )
    .map(({ kind }) => kind);
}
