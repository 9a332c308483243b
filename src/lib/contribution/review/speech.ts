import type { Locale } from '../../i18n/locales.ts';
import type { LocalWords } from '../../i18n/local-words.ts';
import type { KeysOf, Messages } from '../../i18n/message-key.ts';
import { speaker } from '../../i18n/speak.ts';
import { createTranslator, type Translator } from '../../i18n/translator.ts';
import type italian from '../../i18n/languages/it/review.json';

/** Every message of managing. They are fetched on its pages alone. */
export type ReviewKey = KeysOf<typeof italian>;

/** Speaks one language to those who manage. */
export interface Speech extends Omit<Translator, 't'> {
  readonly say: (key: ReviewKey, variables?: Readonly<Record<string, string | number>>) => string;
}

const FILES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  it: () => import('../../i18n/languages/it/review.json'),
  en: () => import('../../i18n/languages/en/review.json'),
  ar: () => import('../../i18n/languages/ar/review.json')
};

export async function loadSpeech(locale: Locale, words: LocalWords): Promise<Speech> {
  const { t, ...rest } = createTranslator(locale, speaker(locale, (await FILES[locale]()).default), words);
  // The same function: which keys it may be given is known by the file alone.
  return { ...rest, say: t as unknown as Speech['say'] };
}
