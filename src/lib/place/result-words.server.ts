import { withoutMarks } from '../i18n/unseen.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { listHref } from './addresses.ts';
import type { ApartView } from './filter-view.ts';
import { NO_FILTERS, type PlaceFilters } from './filters.ts';
import type { CountedCategory } from './place.ts';
import { viewText, type Reading } from './reading.server.ts';
import { searchPlaces, type SearchResult } from './search.server.ts';
import type { ViewText } from './view.ts';

/* What is said of what was found: how many, how many for sure, what else to try. */

/** How many there are; where of some it is not known, how many are known to fit. */
export function headline({ total, known }: SearchResult, { translator: { t } }: Reading): string {
  if (known === total) return t('list.total', { count: total });
  return known === 0 ? t('unknown.none') : t('unknown.known', { count: known });
}

/** From which of them on it is not known whether they fit, and under what head. */
export function apart(
  { places, total, known }: SearchResult,
  filters: PlaceFilters,
  { translator: { t, locale }, neighbourhood }: Reading
): (ApartView & { readonly from: number }) | null {
  const from = places.findIndex(({ certainty }) => certainty === 'unknown');
  if (from === -1) return null;
  return {
    from,
    title: t('unknown.title', { count: total - known }),
    lead: t('unknown.lead'),
    leaveOut: {
      text: t('unknown.leaveOut'),
      href: listHref(locale, neighbourhood.slug, { ...filters, knownOnly: true })
    }
  };
}

/** What else there is to say of the places that are shown. */
export function asides(result: SearchResult, isLaterPage: boolean, { translator }: Reading): string[] {
  const { t, locale } = translator;
  const { places, total, known, unconfirmed, withoutPin } = result;
  return [
    known < total ? t('unknown.aside', { count: total - known }) : '',
    unconfirmed ? t('list.maybeOpen', { count: unconfirmed }) : '',
    withoutPin ? t('list.withoutPin', { count: withoutPin }) : '',
    places.some((place) => place.machineTranslated['name']?.includes(locale))
      ? t('list.machineTranslated')
      : '',
    // A cursor does not say how many came before it: the range is said on the first page alone.
    total > places.length && places.length > 0 && !isLaterPage
      ? t('list.range', { first: 1, last: places.length })
      : ''
  ].filter(Boolean);
}

/** A kind of place that the words name and of which there is none here. */
export function missingKind(
  { q }: PlaceFilters,
  categories: readonly CountedCategory[],
  here: Reading
): { readonly name: ViewText; readonly group: string; readonly href: string } | null {
  if (q === null) return null;
  const plain = (text: string) => withoutMarks(text).toLowerCase().trim();
  const kind = categories.find(
    ({ placeCount, name, keywords }) =>
      placeCount === 0 &&
      [...Object.values(name), ...Object.values(keywords).flat()].some(
        (word) => word && plain(word) === plain(q)
      )
  );
  const name = kind && viewText(kind.name, here);
  if (!name) return null;
  const { locale, t } = here.translator;
  const href = listHref(locale, here.neighbourhood.slug, { ...NO_FILTERS, categories: [kind.group] });
  return { name, group: t(`group.${kind.group}`), href };
}

/** The same list whether open or not: for those whose hours nobody knows. */
export async function whenever(
  neighbourhood: NeighbourhoodWithOutline,
  filters: PlaceFilters,
  { translator, now }: Reading
): Promise<{ readonly label: string; readonly href: string } | null> {
  const closedToo = { ...filters, open: null };
  const { total } = await searchPlaces(neighbourhood, closedToo, { limit: 1, after: null, now });
  if (total === 0) return null;
  const href = listHref(translator.locale, neighbourhood.slug, closedToo);
  return { href, label: translator.t('list.whenever', { count: total }) };
}
