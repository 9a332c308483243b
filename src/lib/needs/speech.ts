import type { Locale } from '../i18n/locales.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from '../i18n/languages/it/needs.json';

/** Speaks one language about needs; its messages are fetched on that page alone. */
export type Speech = RoomSpeech<KeysOf<typeof italian>>;

export const loadSpeech = (locale: Locale, words: LocalWords): Promise<Speech> =>
  loadRoomSpeech<KeysOf<typeof italian>>(
    locale,
    {
      it: () => import('../i18n/languages/it/needs.json'),
      en: () => import('../i18n/languages/en/needs.json'),
      ar: () => import('../i18n/languages/ar/needs.json')
    },
    words
  );
