import type { Locale } from '../i18n/locales.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from '../i18n/languages/it/contribution.json';
import type { FieldProblem } from './proposal.ts';

/** Every message of adding, correcting and following. They are fetched on these pages alone. */
export type ContributionKey = KeysOf<typeof italian>;

/** Speaks one language about contributing. */
export type Speech = RoomSpeech<ContributionKey>;

export const loadSpeech = (locale: Locale): Promise<Speech> =>
  loadRoomSpeech<ContributionKey>(locale, {
    it: () => import('../i18n/languages/it/contribution.json'),
    en: () => import('../i18n/languages/en/contribution.json'),
    ar: () => import('../i18n/languages/ar/contribution.json')
  });

/** What is wrong with a value, and what to do. */
export function sayProblem({ say }: Speech, { reason, most }: FieldProblem): string {
  return say(`error.${reason}`, { most: most ?? '' });
}
