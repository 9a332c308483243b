import { withoutMarks } from '../i18n/unseen.ts';

/** Below this many letters a word must be there as it is written. */
const FORGIVEN = 5;
/** Signs of vowels and joining in Arabic, which nobody types; alefs and yas that are written either way. */
const ARABIC: readonly (readonly [RegExp, string])[] = [
  [/[أإآٱ]/g, 'ا'],
  [/ى/g, 'ي'],
  [/ة/g, 'ه'],
  [/ـ/g, '']
];

/** Letters and figures as they are compared: without accents, vowel signs and capitals; one space between words. */
export function plainLetters(text: string): string {
  const bare = withoutMarks(text).toLowerCase();
  return ARABIC.reduce((written, [letters, instead]) => written.replace(letters, instead), bare)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether every word asked for is in the text, at the beginning of a word or inside it; a word of five letters and
 * more also with one letter wrong, missing or too many.
 */
export function foundByWords(asked: string, text: string): boolean {
  const words = plainLetters(asked).split(' ').filter(Boolean);
  if (words.length === 0) return false;
  const plain = plainLetters(text);
  const inText = plain.split(' ');
  return words.every(
    (word) =>
      plain.includes(word) ||
      (word.length >= FORGIVEN && inText.some((candidate) => beginsWithNearly(candidate, word)))
  );
}

/** Whether the text begins with the word, one letter wrong, missing or too many. */
function beginsWithNearly(text: string, word: string): boolean {
  return [-1, 0, 1].some((more) => {
    const beginning = text.slice(0, word.length + more);
    return beginning.length >= word.length - 1 && isOneAway(beginning, word);
  });
}

function isOneAway(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (longer.length - shorter.length > 1) return false;
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at++;
  const same = longer.length === shorter.length;
  // Two letters the wrong way round are one error as well.
  if (same && shorter[at] === longer[at + 1] && shorter[at + 1] === longer[at])
    return shorter.slice(at + 2) === longer.slice(at + 2);
  return shorter.slice(same ? at + 1 : at) === longer.slice(at + 1);
}
