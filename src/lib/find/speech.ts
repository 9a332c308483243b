import type { Locale } from '../i18n/locales.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from '../i18n/languages/it/find.json';

export type FindKey = KeysOf<typeof italian>;
export type FindSpeech = RoomSpeech<FindKey>;

export const loadFindSpeech = (locale: Locale) =>
  loadRoomSpeech<FindKey>(locale, {
    it: () => import('../i18n/languages/it/find.json'),
    en: () => import('../i18n/languages/en/find.json'),
    ar: () => import('../i18n/languages/ar/find.json')
  });
