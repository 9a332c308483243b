import type { Locale } from '../../i18n/locales.ts';
import type { KeysOf, Messages } from '../../i18n/message-key.ts';
import { speaker } from '../../i18n/speak.ts';
import type italian from '../../i18n/languages/it/photo.json';

export type PhotoKey = KeysOf<typeof italian>;

/** Says what there is to say of a photo, in one language. */
export type SayOfPhoto = (key: PhotoKey, variables?: Readonly<Record<string, string>>) => string;

const FILES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  it: () => import('../../i18n/languages/it/photo.json'),
  en: () => import('../../i18n/languages/en/photo.json'),
  ar: () => import('../../i18n/languages/ar/photo.json')
};

/** For pages with a photo in their form, and for what the server answers them. */
export async function loadPhotoSpeech(locale: Locale): Promise<SayOfPhoto> {
  const speak = speaker(locale, (await FILES[locale]()).default);
  return (key, shown = {}) => speak(key, { shown });
}
