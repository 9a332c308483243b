import { activitiesOf } from '../activity/activities.server.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Translator } from '../i18n/translator.ts';
import {
  neighbourhoodBySlug,
  type NeighbourhoodWithOutline
} from '../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { reading, type Reading } from '../place/reading.server.ts';
import { allPlaces } from '../place/search.server.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { loadCorrectionSpeech, type CorrectionSpeech } from './correction/speech.ts';

/** Who reads values, with the words for them and the names of what they refer to. */
export interface ValueReading extends Reading {
  readonly say: CorrectionSpeech['say'];
  /** By slug. */
  readonly organisations: ReadonlyMap<string, LocalisedText>;
  /** By `neighbourhood/slug`. */
  readonly places: ReadonlyMap<string, LocalisedText>;
}

/** What can be said of any field's value to a reader: see sayValue. */
export async function valueReading(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  now: Date
): Promise<ValueReading> {
  const [categories, speech, names] = await Promise.all([
    categoriesOf(neighbourhood.slug),
    loadCorrectionSpeech(translator.locale),
    namesIn(neighbourhood.slug)
  ]);
  return { ...reading(translator, neighbourhood, categories, now), say: speech.say, ...names };
}

interface Names {
  readonly organisations: ReadonlyMap<string, LocalisedText>;
  readonly places: ReadonlyMap<string, LocalisedText>;
}

/** Names of what entries of a neighbourhood refer to. */
const namesIn = untilDataChangesFor(async (slug) => collectNames(await neighbourhoodBySlug(slug)));

async function collectNames(neighbourhood: NeighbourhoodWithOutline): Promise<Names> {
  const [places, activities] = await Promise.all([
    allPlaces(neighbourhood, NO_FILTERS, new Date()),
    activitiesOf(neighbourhood.slug)
  ]);
  return {
    organisations: new Map(
      [...places, ...activities].flatMap(({ organisation }) =>
        organisation ? [[organisation.slug, organisation.name] as const] : []
      )
    ),
    places: new Map(places.map(({ slug, name }) => [`${neighbourhood.slug}/${slug}`, name] as const))
  };
}
