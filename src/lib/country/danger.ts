import type { Translator } from '../i18n/translator.ts';
import type { Country, Helpline } from './country.ts';

type Numbers = Pick<Country, 'code' | 'emergency' | 'helplines'>;

/** From so many on, a helpline speaks "many languages". */
const MANY_LANGUAGES = 5;

/** Whom to call in danger, and of violence where a helpline of all the country is known; null without a country. */
export function dangerSentence(countries: readonly Numbers[], translator: Translator): string | null {
  const { t } = translator;
  if (countries.length === 0) return null;
  const emergency = t('country.emergency', {
    numbers: numbersOf(
      countries.map(({ code, emergency: { number } }) => ({ code, number })),
      countries.length,
      translator
    )
  });
  const helplines = countries.flatMap(({ code, helplines: all }) =>
    all
      .filter(({ subjects, subdivisions }) => subjects.includes('violence') && subdivisions.length === 0)
      .map((one) => ({ ...one, code }))
  );
  if (helplines.length === 0) return emergency;
  const numbers = numbersOf(helplines, countries.length, translator);
  const about = helplines.length === 1 ? traits(helplines[0]!, translator) : '';
  return `${emergency} ${about ? t('country.violenceAbout', { numbers, about }) : t('country.violence', { numbers })}`;
}

/** "1522"; of several countries that do not all have the same: "1522 (Italy), 016 (Spain)". */
function numbersOf(
  numbers: readonly { readonly code: string; readonly number: string }[],
  countries: number,
  { t, locale }: Translator
): string {
  const different = new Set(numbers.map(({ number }) => number));
  if (countries === 1 || (different.size === 1 && numbers.length === countries))
    return [...different].join(t('schedule.comma'));
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return numbers
    .map(({ number, code }) => t('country.numberIn', { number, country: names.of(code) ?? code }))
    .join(t('schedule.comma'));
}

/** "free, day and night, in many languages", as far as it is known. */
function traits({ cost, hours, languages }: Helpline, { t }: Translator): string {
  return [
    cost === 'free' && t('country.free'),
    hours === '24/7' && t('country.always'),
    languages.length >= MANY_LANGUAGES && t('country.manyLanguages')
  ]
    .filter((trait) => trait !== false)
    .join(t('schedule.comma'));
}
