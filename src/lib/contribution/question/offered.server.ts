import { neighbourhoods } from '../../neighbourhood/neighbourhoods.server.ts';
import { areaNames } from '../../network/areas.ts';
import { organisationsOf } from '../../organisation/organisations.server.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { untilDataChangesFor } from '../../server/data-version.ts';
import { read } from '../../server/database.ts';
import type { Target } from '../proposal.ts';
import type { Offered } from './questions.server.ts';

const MOST_PLACES = 1000;

/** What the questions about such an entry let one choose from. */
export async function offeredFor(neighbourhood: string, target: Target): Promise<Offered> {
  const isTold = target === 'practices' || target === 'relationships';
  const [categories, places, organisations, known] = await Promise.all([
    target === 'places' ? categoriesOf(neighbourhood) : [],
    target === 'activities' ? namedPlaces(neighbourhood) : [],
    isTold ? organisationsOf(neighbourhood) : [],
    target === 'practices' ? neighbourhoods() : []
  ]);
  const slugs = (those: readonly { readonly slug: string }[]) => those.map(({ slug }) => slug);
  return {
    categories: slugs(categories),
    places: slugs(places),
    organisations: slugs(organisations),
    areas: [...areaNames(known).keys()]
  };
}

/** The places of a neighbourhood, with no more than choosing one needs. */
export const namedPlaces = untilDataChangesFor(async (neighbourhood) => {
  const filters = { limit: MOST_PLACES };
  const { places } = await read('search_places', { neighbourhood, filters });
  return places.map(({ slug, name, category }) => ({ slug, name, category }));
});
