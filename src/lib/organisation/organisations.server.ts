import { error } from '@sveltejs/kit';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { Organisation } from './organisation.ts';

/** The organisations that work in a neighbourhood or are linked to one that does, by slug. */
export const organisationsOf = untilDataChangesFor((neighbourhood) =>
  read<readonly Organisation[]>('organisations_of', { neighbourhood })
);

/** One of them; throws a 404 when it neither works in the neighbourhood nor is linked to one that does. */
export async function organisationBySlug(neighbourhood: string, slug: string): Promise<Organisation> {
  const found = (await organisationsOf(neighbourhood)).find((organisation) => organisation.slug === slug);
  if (!found) error(404, 'There is no such organisation.');
  return found;
}
