import type { LocalisedText } from '../i18n/localised.ts';
import type { Translator } from '../i18n/translator.ts';
import { loadSpeech } from '../i18n/speech.ts';
import {
  neighbourhoods,
  neighbourhoodBySlug,
  type NeighbourhoodWithOutline
} from '../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { reading, type Reading } from '../place/reading.server.ts';
import { allPlaces } from '../place/search.server.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import { areaNames } from '../network/areas.ts';
import type { NetworkSpeech } from '../network/speech.ts';
import { organisationsOf } from '../organisation/organisations.server.ts';
import type { CorrectionSpeech } from './correction/speech.ts';

/** Who reads values, with the words for them and the names of what they refer to. */
export interface ValueReading extends Reading {
  readonly say: CorrectionSpeech['say'];
  readonly sayOfNetwork: NetworkSpeech['say'];
  /** By slug. */
  readonly organisations: ReadonlyMap<string, LocalisedText>;
  /** By `neighbourhood/slug`. */
  readonly places: ReadonlyMap<string, LocalisedText>;
  /** Neighbourhoods, on this map or not, by slug. */
  readonly areas: ReadonlyMap<string, LocalisedText>;
}

/** What can be said of any field's value to a reader: see sayValue. */
export async function valueReading(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  now: Date
): Promise<ValueReading> {
  const words = wordsHere(neighbourhood, translator.locale);
  const [categories, speech, network, names] = await Promise.all([
    categoriesOf(neighbourhood.slug),
    loadSpeech(translator.locale, words, 'correction'),
    loadSpeech(translator.locale, words, 'network'),
    namesIn(neighbourhood.slug)
  ]);
  return {
    ...reading(translator, neighbourhood, categories, now),
    say: speech.say,
    sayOfNetwork: network.say,
    ...names
  };
}

type Names = Pick<ValueReading, 'organisations' | 'places' | 'areas'>;

/** Names of what entries of a neighbourhood refer to. */
const namesIn = untilDataChangesFor(async (slug) => collectNames(await neighbourhoodBySlug(slug)));

async function collectNames(neighbourhood: NeighbourhoodWithOutline): Promise<Names> {
  const [places, organisations, known] = await Promise.all([
    allPlaces(neighbourhood, NO_FILTERS, new Date()),
    organisationsOf(neighbourhood.slug),
    neighbourhoods()
  ]);
  return {
    organisations: new Map(organisations.map(({ slug, name }) => [slug, name] as const)),
    areas: areaNames(known),
    places: new Map(places.map(({ slug, name }) => [`${neighbourhood.slug}/${slug}`, name] as const))
  };
}
