import type { Locale } from './locales.ts';
import type { LocalWords } from './local-words.ts';
import type { Messages } from './message-key.ts';
import { speaker } from './speak.ts';
import { createTranslator, type Translator } from './translator.ts';

/** Speaks one language by the messages of one room. */
export interface RoomSpeech<Key extends string> extends Omit<Translator, 't'> {
  readonly say: (key: Key, variables?: Readonly<Record<string, string | number>>) => string;
}

/** A room's messages, by language: fetched where they are said. */
export type RoomFiles = Readonly<Record<Locale, () => Promise<{ default: Messages }>>>;

/** @param words of the country a page is about, for a room whose messages name them */
export async function loadRoomSpeech<Key extends string>(
  locale: Locale,
  files: RoomFiles,
  words: LocalWords | null = null
): Promise<RoomSpeech<Key>> {
  const { t, ...rest } = createTranslator(locale, speaker(locale, (await files[locale]()).default), words);
  // The same function: which keys it may be given is known by the file alone.
  return { ...rest, say: t as unknown as RoomSpeech<Key>['say'] };
}
