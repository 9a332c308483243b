import type { Locale } from '../../i18n/locales.ts';
import type { LocalWords } from '../../i18n/local-words.ts';
import type { KeysOf, Messages } from '../../i18n/message-key.ts';
import { speaker } from '../../i18n/speak.ts';
import { createTranslator, type Translator } from '../../i18n/translator.ts';
import type italian from '../../i18n/languages/it/correction.json';

/** Every message about correcting an entry and following a proposal. Fetched on these pages alone. */
export type CorrectionKey = KeysOf<typeof italian>;

/** Speaks one language about corrections. */
export interface CorrectionSpeech extends Omit<Translator, 't'> {
  readonly say: (key: CorrectionKey, variables?: Readonly<Record<string, string | number>>) => string;
}

const FILES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  it: () => import('../../i18n/languages/it/correction.json'),
  en: () => import('../../i18n/languages/en/correction.json'),
  ar: () => import('../../i18n/languages/ar/correction.json')
};

export async function loadCorrectionSpeech(locale: Locale, words: LocalWords): Promise<CorrectionSpeech> {
  const { t, ...rest } = createTranslator(locale, speaker(locale, (await FILES[locale]()).default), words);
  // The same function: which keys it may be given is known by the file alone.
  return { ...rest, say: t as unknown as CorrectionSpeech['say'] };
}
