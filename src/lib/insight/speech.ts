import { LOCALE_TRAITS, type Locale } from '../i18n/locales.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import { loadRoomSpeech, type RoomFiles, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from '../i18n/languages/it/insight.json';

/** Every message of the evidence view. They are fetched on its pages alone. */
export type InsightKey = KeysOf<typeof italian>;

/** Speaks one language about the evidence. */
export interface Speech extends RoomSpeech<InsightKey> {
  /** A share of 0 to 1, in whole hundredths; what is not nothing is never said to be. */
  readonly percent: (share: number) => string;
}

const FILES: RoomFiles = {
  it: () => import('../i18n/languages/it/insight.json'),
  en: () => import('../i18n/languages/en/insight.json'),
  ar: () => import('../i18n/languages/ar/insight.json')
};

export async function loadSpeech(locale: Locale, words: LocalWords): Promise<Speech> {
  const percents = new Intl.NumberFormat(LOCALE_TRAITS[locale].intl, { style: 'percent' });
  return {
    ...(await loadRoomSpeech<InsightKey>(locale, FILES, words)),
    percent: (share) =>
      percents.format(share > 0 && share < 0.005 ? 0.01 : share > 0.995 && share < 1 ? 0.99 : share)
  };
}
