import { listInWords } from '../i18n/list-in-words.ts';
import type { KeyOf } from '../i18n/message-key.ts';
import type { Speech as SpeechOf } from '../i18n/speech.ts';
import type { FieldProblem, FieldProblems } from './proposal.ts';

/** Every message of adding, correcting and following. They are fetched on these pages alone. */
export type ContributionKey = KeyOf<'contribution'>;

/** Speaks one language about contributing. */
export type Speech = SpeechOf<'contribution'>;

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
  return listInWords(
    numbers.map((number) => mark + number.replaceAll(' ', '\u00a0') + mark),
    locale,
    'disjunction'
  );
}
