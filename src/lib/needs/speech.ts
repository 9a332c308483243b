import type { Locale } from '../i18n/locales.ts';
import type { KeysOf, Messages } from '../i18n/message-key.ts';
import { speaker } from '../i18n/speak.ts';
import { createTranslator, type Translator } from '../i18n/translator.ts';
import type italian from './messages/it.json';

type NeedsKey = KeysOf<typeof italian>;

/** Speaks one language about needs; its messages are fetched on that page alone. */
export interface Speech extends Omit<Translator, 't'> {
  readonly say: (key: NeedsKey, variables?: Readonly<Record<string, string | number>>) => string;
}

const FILES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  it: () => import('./messages/it.json'),
  en: () => import('./messages/en.json'),
  ar: () => import('./messages/ar.json')
};

export async function loadSpeech(locale: Locale): Promise<Speech> {
  const { t, ...rest } = createTranslator(locale, speaker(locale, (await FILES[locale]()).default));
  // The same function: which keys it may be given is known by the file alone.
  return { ...rest, say: t as unknown as Speech['say'] };
}
