import type { Locale } from '../i18n/locales.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import type { KeysOf } from '../i18n/message-key.ts';
import { loadRoomSpeech, type RoomSpeech } from '../i18n/room-speech.ts';
import type italian from '../i18n/languages/it/contribution.json';
import type { FieldProblem, FieldProblems } from './proposal.ts';

/** Every message of adding, correcting and following. They are fetched on these pages alone. */
export type ContributionKey = KeysOf<typeof italian>;

/** Speaks one language about contributing. */
export type Speech = RoomSpeech<ContributionKey>;

export const loadSpeech = (locale: Locale, words: LocalWords): Promise<Speech> =>
  loadRoomSpeech<ContributionKey>(
    locale,
    {
      it: () => import('../i18n/languages/it/contribution.json'),
      en: () => import('../i18n/languages/en/contribution.json'),
      ar: () => import('../i18n/languages/ar/contribution.json')
    },
    words
  );

/** What is wrong with a value, and what to do. */
export function sayProblem(speech: Speech, { reason, most, examples = [] }: FieldProblem): string {
  const { say } = speech;
  if ((reason === 'phone' || reason === 'whatsapp') && examples.length === 0)
    return say('error.phone-of-country');
  return say(`error.${reason}`, { most: most ?? '', examples: numbersInWords(examples, speech) });
}

/** The same of each input that something is wrong with. */
export const sayProblems = (speech: Speech, problems: FieldProblems): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems).map(([input, problem]) => [input, sayProblem(speech, problem)])
  );

/** "02 8846 5810 or +39 333 123 4567": none is broken at the end of a line, nor turned round in Arabic. */
function numbersInWords(numbers: readonly string[], { locale, dir }: Speech): string {
  const mark = dir === 'rtl' ? '\u200e' : '';
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    numbers.map((number) => mark + number.replaceAll(' ', '\u00a0') + mark)
  );
}
