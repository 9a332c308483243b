import type { Locale } from '../i18n/locales.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from '../i18n/languages/it/organisation.json';

export type OrganisationKey = KeysOf<typeof italian>;
export type OrganisationSpeech = RoomSpeech<OrganisationKey>;

export const loadOrganisationSpeech = (locale: Locale) =>
  loadRoomSpeech<OrganisationKey>(locale, {
    it: () => import('../i18n/languages/it/organisation.json'),
    en: () => import('../i18n/languages/en/organisation.json'),
    ar: () => import('../i18n/languages/ar/organisation.json')
  });
