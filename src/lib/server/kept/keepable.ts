import type { RouteId } from '$app/types';

/** How an answer depends on more than its address. */
export interface Keepable {
  /** Parameters that may stand in its address. With any other it is made anew: nothing that a reader wrote, and no position, is kept. */
  readonly asks: readonly string[];
  /** When it is another one although nothing was changed. */
  readonly moves: 'every minute' | 'every day' | 'never';
  /** Whose changes change it: of the neighbourhood in its address, or of any. */
  readonly changes: 'with its neighbourhood' | 'with any';
}

const ofPlaces = ['category', 'open', 'language', 'feature', 'without', 'unknown'];
const ofActivities = [
  ...['kind', 'stage', 'level', 'days', 'from', 'to', 'free', 'weekday', 'after', 'before', 'childcare'],
  ...['capacity', 'language', 'feature', 'without', 'unknown']
];
const paged = ['limit', 'cursor', 'format', 'fields'];

const page = (asks: readonly string[] = []): Keepable => ({
  asks,
  moves: 'every minute',
  changes: 'with its neighbourhood'
});
const daily = (asks: readonly string[] = []): Keepable => ({ ...page(asks), moves: 'every day' });
const ofAny = (keepable: Keepable): Keepable => ({ ...keepable, changes: 'with any' });

/**
 * What may be kept and sent to anybody again: answers to reading alone, which are the same for all who read them. Searches
 * by words are not here, nor what is written, managed or told with a secret.
 */
const KEEPABLE: Readonly<Partial<Record<RouteId, Keepable>>> = {
  '/[locale=locale]': ofAny(page()),
  '/[locale=locale]/about': ofAny(daily()),
  '/[locale=locale]/privacy': ofAny(daily()),
  '/[locale=locale]/data': ofAny(page()),
  '/[locale=locale]/groups': ofAny(page()),
  '/[locale=locale]/[neighbourhood]': page([...ofPlaces, 'fields', 'cursor']),
  '/[locale=locale]/[neighbourhood]/places/[slug]': page(),
  '/[locale=locale]/[neighbourhood]/places/[slug]/card.json': page(),
  '/[locale=locale]/[neighbourhood]/places/[slug]/map.svg': daily(),
  '/[locale=locale]/[neighbourhood]/activities': page([...ofActivities, 'fields', 'day', 'show']),
  '/[locale=locale]/[neighbourhood]/activities/[slug]': page(),
  '/[locale=locale]/[neighbourhood]/activities.ics': daily([...ofActivities, ...ofPlaces]),
  '/[locale=locale]/[neighbourhood]/activities/[slug].ics': daily(),
  '/[locale=locale]/[neighbourhood]/feed.atom': daily([...ofActivities, ...ofPlaces]),
  '/[locale=locale]/[neighbourhood]/outline.json': daily(),
  '/[locale=locale]/[neighbourhood]/landmarks.json': daily(),
  '/[locale=locale]/[neighbourhood]/path': page(),
  '/[locale=locale]/[neighbourhood]/path/skills': page(),
  '/[locale=locale]/[neighbourhood]/(network)/organisations': ofAny(page(['page'])),
  '/[locale=locale]/[neighbourhood]/(network)/organisations/[slug]': ofAny(page()),
  '/[locale=locale]/[neighbourhood]/(network)/practices': ofAny(page()),
  '/[locale=locale]/[neighbourhood]/(network)/practices/[slug]': ofAny(page()),
  '/[locale=locale]/[neighbourhood]/(network)/network': ofAny(page()),
  '/[locale=locale]/[neighbourhood]/network.svg': ofAny(daily()),
  '/[locale=locale]/[neighbourhood]/network.json': ofAny(daily()),
  '/api/v1/neighbourhoods': ofAny(daily()),
  '/api/v1/[neighbourhood]/places': page([...ofPlaces, ...paged]),
  '/api/v1/[neighbourhood]/places/[slug]': page(),
  '/api/v1/[neighbourhood]/activities': page([...ofActivities, ...ofPlaces, ...paged]),
  '/api/v1/[neighbourhood]/activities/[slug]': page(),
  '/api/v1/[neighbourhood]/organisations': ofAny(daily(paged)),
  '/api/v1/[neighbourhood]/organisations/[slug]': ofAny(daily()),
  '/api/v1/[neighbourhood]/relationships': ofAny(daily(paged)),
  '/api/v1/[neighbourhood]/pack/[locale=locale]': daily(),
  '/sitemap.xml': ofAny(daily())
};

export const keepableOf = (route: string | null): Keepable | null => KEEPABLE[route as RouteId] ?? null;
