import type { Locale } from '../../i18n/locales.ts';
import type { KeysOf, Messages } from '../../i18n/message-key.ts';
import { speaker } from '../../i18n/speak.ts';
import type italian from './messages/it.json';

export type PhotoKey = KeysOf<typeof italian>;

/** Says what there is to say of a photo, in one language. */
export type SayOfPhoto = (key: PhotoKey, variables?: Readonly<Record<string, string>>) => string;

const FILES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  it: () => import('./messages/it.json'),
  en: () => import('./messages/en.json'),
  ar: () => import('./messages/ar.json')
};

/** For pages with a photo in their form, and for what the server answers them. */
export async function loadPhotoSpeech(locale: Locale): Promise<SayOfPhoto> {
  const speak = speaker(locale, (await FILES[locale]()).default);
  return (key, shown = {}) => speak(key, { shown });
}
