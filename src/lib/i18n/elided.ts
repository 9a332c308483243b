import { traitsOf, type Locale, type LocaleTraits } from './locales.ts';

/** Made once: every message is read by it. */
const patterns = new Map<Locale, RegExp>();

/** A word before such a number. Directional isolates may stand around what was put in. */
const patternOf = ({ before, words }: NonNullable<LocaleTraits['elided']>): RegExp =>
  new RegExp(`\\b(${Object.keys(words).join('|')}) (?=[\u2066-\u2069]*(?:${before})(?!\\d))`, 'gi');

/** A sentence as it is said: Italian has "l’8 dicembre" and "dall’11%", where a message says "il {{date}}" and "dal {{share}}". */
export function elided(sentence: string, locale: Locale): string {
  const { elided: rule } = traitsOf(locale);
  if (!rule) return sentence;
  const pattern = patterns.get(locale) ?? patternOf(rule);
  patterns.set(locale, pattern);
  return sentence.replace(pattern, (_, word: string) => {
    const short = rule.words[word.toLowerCase()]!;
    return word === word.toLowerCase() ? short : short.charAt(0).toUpperCase() + short.slice(1);
  });
}
