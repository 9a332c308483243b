import type { Place } from '../../place/place.ts';
import type { CategoryGroup } from '../../ui/category-group.ts';

/** What is asked of a place on the telephone. */
export type Untold = 'phone' | 'hours';

export interface PlaceToCall {
  readonly place: Place;
  readonly untold: readonly Untold[];
}

/** Who goes there for nothing loses most, the first first. Of squares, stops and fountains nobody asks the hours. */
const MATTERING: readonly CategoryGroup[] = [
  'help',
  'health',
  'children',
  'learning',
  'work',
  'community',
  'daily-life'
];
/** A morning's telephoning, on two sheets of paper. */
const MOST_TO_CALL = 30;

/**
 * The places that matter most of which neither telephone nor hours, or one of the two, is known: by how much it matters, then
 * those of which nothing is known. What must not be found (a refuge, told by its area alone) is not asked.
 */
export function placesToCall(
  places: readonly Place[],
  groupOf: ReadonlyMap<string, CategoryGroup>
): readonly PlaceToCall[] {
  const rank = ({ place: { category } }: PlaceToCall) =>
    MATTERING.indexOf(groupOf.get(category) ?? 'getting-around');
  return places
    .map((place): PlaceToCall => {
      const { contacts, openingHours, openingHoursNote, organisation, position } = place;
      const hasPhone = Boolean(contacts.phone ?? contacts.whatsapp ?? organisation?.contacts.phone);
      const hasHours = openingHours !== null || openingHoursNote !== null;
      const untold: Untold[] = [
        ...(hasPhone ? [] : (['phone'] as const)),
        ...(hasHours ? [] : (['hours'] as const))
      ];
      return { place, untold: position.precision === 'area-only' ? [] : untold };
    })
    .filter((one) => one.untold.length > 0 && rank(one) >= 0)
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) || b.untold.length - a.untold.length || (a.place.slug < b.place.slug ? -1 : 1)
    )
    .slice(0, MOST_TO_CALL);
}
