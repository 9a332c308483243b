import type { Locale } from '../i18n/locales.ts';
import type { KeysOf, Messages } from '../i18n/message-key.ts';
import { speaker } from '../i18n/speak.ts';
import { createTranslator, type Translator } from '../i18n/translator.ts';
import { LOCALE_TRAITS } from '../i18n/locales.ts';
import type italian from './messages/it.json';

/** Every message of the evidence view. They are fetched on its pages alone. */
export type InsightKey = KeysOf<typeof italian>;

/** Speaks one language about the evidence. */
export interface Speech extends Omit<Translator, 't'> {
  readonly say: (key: InsightKey, variables?: Readonly<Record<string, string | number>>) => string;
  /** A share of 0 to 1, in whole hundredths; what is not nothing is never said to be. */
  readonly percent: (share: number) => string;
}

const FILES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  it: () => import('./messages/it.json'),
  en: () => import('./messages/en.json'),
  ar: () => import('./messages/ar.json')
};

export async function loadSpeech(locale: Locale): Promise<Speech> {
  const { t, ...rest } = createTranslator(locale, speaker(locale, (await FILES[locale]()).default));
  const percents = new Intl.NumberFormat(LOCALE_TRAITS[locale].intl, { style: 'percent' });
  return {
    ...rest,
    // The same function: which keys it may be given is known by the file alone.
    say: t as unknown as Speech['say'],
    percent: (share) =>
      percents.format(share > 0 && share < 0.005 ? 0.01 : share > 0.995 && share < 1 ? 0.99 : share)
  };
}
