import type { Locale } from '../i18n/locales.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from './messages/it.json';

/** Speaks one language about needs; its messages are fetched on that page alone. */
export type Speech = RoomSpeech<KeysOf<typeof italian>>;

export const loadSpeech = (locale: Locale): Promise<Speech> =>
  loadRoomSpeech<KeysOf<typeof italian>>(locale, {
    it: () => import('./messages/it.json'),
    en: () => import('./messages/en.json'),
    ar: () => import('./messages/ar.json')
  });
