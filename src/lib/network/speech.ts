import type { Locale } from '../i18n/locales.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from './messages/it.json';

export type NetworkKey = KeysOf<typeof italian>;
export type NetworkSpeech = RoomSpeech<NetworkKey>;

export const loadNetworkSpeech = (locale: Locale) =>
  loadRoomSpeech<NetworkKey>(locale, {
    it: () => import('./messages/it.json'),
    en: () => import('./messages/en.json'),
    ar: () => import('./messages/ar.json')
  });
