import { allCountries, countryOf } from '../country/countries.server.ts';
import type { NationalCredit } from '../country/country.ts';
import { dangerSentence } from '../country/danger.ts';
import { localised } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import { loadTranslator, type Translator } from '../i18n/translator.ts';
import {
  findNeighbourhood,
  neighbourhoods,
  type NeighbourhoodWithOutline,
  type OneNeighbourhood
} from './neighbourhoods.server.ts';
import { wordsOfAll } from './words.server.ts';

/** What every page says of where it is about. */
export interface CountryView {
  readonly words: LocalWords;
  /** "© OpenStreetMap contributors (ODbL), Comune di Milano (CC BY)" */
  readonly credits: string;
  /** Whom to call in danger, in one or two sentences; null: of this country nobody has told us. */
  readonly danger: string | null;
  /** IANA zone in which its dates are told; null: the neighbourhoods it is about have several, or there are none. */
  readonly timeZone: string | null;
}

type Known = readonly NeighbourhoodWithOutline[];

/** What was known when the database last answered: whom to call is said while it rests, too. */
let lastKnown: Known = [];
const lastFound = new Map<string, OneNeighbourhood>();
/** So many are remembered for then. */
const MOST_FOUND = 500;
const views = new WeakMap<Known | NeighbourhoodWithOutline, Map<Locale, Promise<CountryView>>>();

/**
 * For a page about a neighbourhood, or about none: then what all of them have in common. Never throws.
 * @param slug as the address has it; there need not be such a neighbourhood
 */
export async function countryView(slug: string | undefined, locale: Locale): Promise<CountryView> {
  const found = await knownNeighbourhood(slug);
  const all = found ? [found.neighbourhood] : await knownNeighbourhoods();
  const about = found?.neighbourhood ?? all;
  const kept = views.get(about) ?? new Map<Locale, Promise<CountryView>>();
  views.set(about, kept);
  const view = kept.get(locale) ?? viewOf(all, locale);
  kept.set(locale, view);
  return view;
}

/** All neighbourhoods, as they were when the database last answered. Never throws. */
export async function knownNeighbourhoods(): Promise<Known> {
  lastKnown = await neighbourhoods().catch(() => lastKnown);
  return lastKnown;
}

/** One alone, as it was when the database last answered; null: there is none of that slug. Never throws. */
export async function knownNeighbourhood(slug: string | undefined): Promise<OneNeighbourhood | null> {
  if (slug === undefined) return null;
  const found = await findNeighbourhood(slug).catch(() => lastFound.get(slug) ?? null);
  lastFound.delete(slug);
  if (found) lastFound.set(slug, found);
  const [oldest] = lastFound.keys();
  if (lastFound.size > MOST_FOUND && oldest !== undefined) lastFound.delete(oldest);
  return found;
}

async function viewOf(about: Known, locale: Locale): Promise<CountryView> {
  const words = await wordsOfAll(about, locale);
  const translator = await loadTranslator(locale, words);
  const codes = [...new Set(about.map(({ country }) => country))];
  const countries = codes.flatMap((code) => countryOf(code) ?? []);
  const zones = new Set(about.map(({ timeZone }) => timeZone));
  return {
    words,
    timeZone: zones.size === 1 ? [...zones][0]! : null,
    credits: creditsOf(
      [...about, ...countries].flatMap((one) => one.credits),
      translator
    ),
    danger:
      about.length === 0
        ? // The database never answered: only what is the same in every country we know.
          dangerSentence(
            allCountries().map((one) => ({ ...one, helplines: [] })),
            translator
          )
        : dangerSentence(countries, translator)
  };
}

function creditsOf(credits: readonly NationalCredit[], { t, locale }: Translator): string {
  const named = credits.map(({ name, licence }) =>
    t('country.credit', { name: localised(name, locale)?.text ?? '', licence })
  );
  return [t('country.openStreetMap'), ...new Set(named)].join(t('schedule.comma'));
}
