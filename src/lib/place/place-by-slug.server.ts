import { error } from '@sveltejs/kit';
import { read } from '../server/database.ts';
import type { Place } from './place.ts';

/** One place; throws a 404 when the neighbourhood has none of that slug. */
export async function placeBySlug(neighbourhood: string, slug: string): Promise<Place> {
  const place = /^[a-z0-9-]{1,120}$/.test(slug)
    ? await read<Place | null>('place_by_slug', { neighbourhood, slug })
    : null;
  if (!place) error(404, 'There is no such place.');
  return place;
}
