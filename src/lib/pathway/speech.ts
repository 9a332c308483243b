import type { Locale } from '../i18n/locales.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from '../i18n/languages/it/pathway.json';

/** Every message of the path and the skills card. They are fetched on these pages alone. */
export type PathwayKey = KeysOf<typeof italian>;

/** Speaks one language about the path. */
export type Speech = RoomSpeech<PathwayKey>;

export const loadSpeech = (locale: Locale, words: LocalWords): Promise<Speech> =>
  loadRoomSpeech<PathwayKey>(
    locale,
    {
      it: () => import('../i18n/languages/it/pathway.json'),
      en: () => import('../i18n/languages/en/pathway.json'),
      ar: () => import('../i18n/languages/ar/pathway.json')
    },
    words
  );
