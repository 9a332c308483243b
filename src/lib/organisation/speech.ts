import type { Locale } from '../i18n/locales.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from './messages/it.json';

export type OrganisationKey = KeysOf<typeof italian>;
export type OrganisationSpeech = RoomSpeech<OrganisationKey>;

export const loadOrganisationSpeech = (locale: Locale) =>
  loadRoomSpeech<OrganisationKey>(locale, {
    it: () => import('./messages/it.json'),
    en: () => import('./messages/en.json'),
    ar: () => import('./messages/ar.json')
  });
