import { languageName } from '../i18n/language-name.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import type { Translator } from '../i18n/translator.ts';
import type { PlaceFilters } from './filters.ts';
import { isolated } from './opening/wording.ts';
import { doesWithout, hasFeature, speaks, type TruthValue, type EntryTraits } from './known.ts';
import { REQUIREMENTS, type Feature } from './vocabulary.ts';

/** A service of a place, by its name in the reader's language. */
export interface SpeakingService {
  readonly name: string;
  readonly languages: readonly string[];
}

type Sought = Pick<PlaceFilters, 'features' | 'without' | 'language'>;

/**
 * Of what somebody looks for, what nobody has recorded of an entry, a sentence each: "We do not know whether they ask for: …".
 * @param has whether the entry has a feature, where other fields say so too
 * @param services of a place: where one speaks the language, it is named instead
 */
export function unknownOf(
  entry: EntryTraits,
  sought: Sought,
  translator: Translator,
  has: (feature: Feature) => TruthValue = (feature) => hasFeature(entry, feature),
  services: readonly SpeakingService[] = []
): string[] {
  const { t, locale } = translator;
  const list = (parts: readonly string[]) => listInWords(parts, locale, 'disjunction');
  const { language } = sought;
  const without = sought.without.filter((one) => doesWithout(entry, one) === 'unknown');
  const features = sought.features.filter((one) => has(one) === 'unknown');
  return [
    without.length > 0
      ? t('unknown.asks', { what: list(without.map((one) => t(`requirement.${one}`))) })
      : '',
    features.length > 0 ? t('unknown.has', { what: list(features.map((one) => t(`feature.${one}`))) }) : '',
    language === null ? '' : unknownLanguage(language)
  ].filter(Boolean);

  function unknownLanguage(asked: string): string {
    const name = languageName(asked, locale);
    const inside = services.filter(({ languages }) => languages.includes(asked));
    if (speaks(entry, asked) === 'yes') return '';
    if (inside.length > 0)
      return t('unknown.speaksInside', {
        language: name,
        services: listInWords(
          inside.map((one) => isolated(one.name)),
          locale
        )
      });
    return speaks(entry, asked) === 'unknown' ? t('unknown.speaks', { language: name }) : '';
  }
}

/** What it is not known whether an entry asks for; null where all of it is known. */
export function unknownRequirements(
  entry: Pick<EntryTraits, 'asked' | 'notAsked'>,
  { t, locale }: Pick<Translator, 't' | 'locale'>
): string | null {
  const open = REQUIREMENTS.filter((one) => !entry.asked.includes(one) && !entry.notAsked.includes(one));
  return open.length === 0
    ? null
    : t('unknown.asks', {
        what: listInWords(
          open.map((one) => t(`requirement.${one}`)),
          locale,
          'disjunction'
        )
      });
}
