import type { Locale } from '../i18n/locales.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from './messages/it.json';

/** Every message of the path and the skills card. They are fetched on these pages alone. */
export type PathwayKey = KeysOf<typeof italian>;

/** Speaks one language about the path. */
export type Speech = RoomSpeech<PathwayKey>;

export const loadSpeech = (locale: Locale): Promise<Speech> =>
  loadRoomSpeech<PathwayKey>(locale, {
    it: () => import('./messages/it.json'),
    en: () => import('./messages/en.json'),
    ar: () => import('./messages/ar.json')
  });
