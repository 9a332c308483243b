import type { Locale } from '../i18n/locales.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from '../i18n/languages/it/network.json';

export type NetworkKey = KeysOf<typeof italian>;
export type NetworkSpeech = RoomSpeech<NetworkKey>;

export const loadNetworkSpeech = (locale: Locale, words: LocalWords) =>
  loadRoomSpeech<NetworkKey>(
    locale,
    {
      it: () => import('../i18n/languages/it/network.json'),
      en: () => import('../i18n/languages/en/network.json'),
      ar: () => import('../i18n/languages/ar/network.json')
    },
    words
  );
