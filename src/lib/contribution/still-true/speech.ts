import type { Locale } from '../../i18n/locales.ts';
import type { KeysOf, Messages } from '../../i18n/message-key.ts';
import { speaker } from '../../i18n/speak.ts';
import { createTranslator } from '../../i18n/translator.ts';
import type italian from '../../i18n/languages/it/still-true.json';

/** Says what there is to say on the page of an editor's monthly letter, in one language. */
export type SayOfDigest = (
  key: KeysOf<typeof italian>,
  variables?: Readonly<Record<string, string | number>>
) => string;

const FILES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  it: () => import('../../i18n/languages/it/still-true.json'),
  en: () => import('../../i18n/languages/en/still-true.json'),
  ar: () => import('../../i18n/languages/ar/still-true.json')
};

export async function loadDigestSpeech(locale: Locale): Promise<SayOfDigest> {
  const { t } = createTranslator(locale, speaker(locale, (await FILES[locale]()).default));
  // The same function: which keys it may be given is known by the file alone.
  return t as unknown as SayOfDigest;
}
