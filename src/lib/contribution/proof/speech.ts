import type { Locale } from '../../i18n/locales.ts';
import type { KeysOf, Messages } from '../../i18n/message-key.ts';
import { speaker } from '../../i18n/speak.ts';
import type italian from '../../i18n/languages/it/proof.json';

/** Says what there is to say of a proof, in one language. */
export type SayOfProof = (key: KeysOf<typeof italian>) => string;

const FILES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  it: () => import('../../i18n/languages/it/proof.json'),
  en: () => import('../../i18n/languages/en/proof.json'),
  ar: () => import('../../i18n/languages/ar/proof.json')
};

export async function loadProofSpeech(locale: Locale): Promise<SayOfProof> {
  const speak = speaker(locale, (await FILES[locale]()).default);
  return (key) => speak(key, { shown: {} });
}
