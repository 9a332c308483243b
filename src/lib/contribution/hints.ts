/** What a coordinator may want to look at twice. Never a reason to refuse: somebody may mean it. */
export type Hint = 'filled-trap' | 'links' | 'many-links' | 'repetition' | 'capitals' | 'very-fast';

export interface WhatWasWritten {
  /** All texts of the proposal. */
  readonly texts: readonly string[];
  /** The field that nobody sees was filled in. */
  readonly trapFilled?: boolean;
  /** From the form's making to its sending, milliseconds; null when it is not known. */
  readonly took?: number | null;
}

const LINK =
  /\bhttps?:\/\/|\bwww\.|\b[\w-]+\.(?:com|net|org|info|biz|ru|cn|xyz|top|shop|site|online|click)\b/gi;
const MANY_LINKS = 3;
/** Nobody reads a form and fills it in faster. */
const VERY_FAST = 3_000;
/** The same word so often, among at least so many words. */
const OFTEN = 0.4;
const ENOUGH_WORDS = 8;
const MOST_LETTERS = 12;

export function hintsOf({ texts, trapFilled = false, took = null }: WhatWasWritten): Hint[] {
  const text = texts.join('\n').slice(0, 20_000);
  const links = text.match(LINK)?.length ?? 0;
  const hints: Hint[] = [];
  if (trapFilled) hints.push('filled-trap');
  if (links >= MANY_LINKS) hints.push('many-links');
  else if (links > 0) hints.push('links');
  if (repeats(text)) hints.push('repetition');
  if (shouts(text)) hints.push('capitals');
  if (took !== null && took >= 0 && took < VERY_FAST) hints.push('very-fast');
  return hints;
}

function repeats(text: string): boolean {
  if (/(\S)\1{9}/u.test(text)) return true;
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  if (words.length < ENOUGH_WORDS) return false;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Math.max(...counts.values()) / words.length > OFTEN;
}

function shouts(text: string): boolean {
  const letters = text.match(/\p{Lu}|\p{Ll}/gu) ?? [];
  return (
    letters.length > MOST_LETTERS &&
    letters.filter((one) => /\p{Lu}/u.test(one)).length / letters.length > 0.8
  );
}
