/**
 * What a coordinator may want to look at twice, in the words of the database (`private.hints_of`), which adds what it
 * alone sees: the same words again, many from one. Never a reason to refuse: somebody may mean it.
 */
export type Hint = 'honeypot' | 'fast' | 'links' | 'shouting' | 'no-script';

export interface WhatWasWritten {
  /** All texts of the proposal. */
  readonly texts: readonly string[];
  /** The field that nobody sees was filled in. */
  readonly trapFilled?: boolean;
  /** From the form's making to its sending, milliseconds; null when it is not known. */
  readonly took?: number | null;
  readonly scripted?: boolean;
}

const LINK = /\bhttps?:\/\/|\bwww\.|[\w-]\.(?:com|net|org|info|biz|ru|cn|xyz|top|shop|site|online|click)\b/i;
/** Nobody reads a form and fills it in faster, in milliseconds. */
const FAST = 3_000;
/** Fewer letters are an abbreviation. */
const ENOUGH_LETTERS = 12;
const MOSTLY = 0.8;

export function hintsOf({ texts, trapFilled = false, took = null, scripted = true }: WhatWasWritten): Hint[] {
  const text = texts.join('\n').slice(0, 20_000);
  const hints: Hint[] = [];
  if (trapFilled) hints.push('honeypot');
  if (took !== null && took >= 0 && took < FAST) hints.push('fast');
  if (LINK.test(text)) hints.push('links');
  // The same sign ten times in a row is shouting too.
  if (shouts(text) || /(\S)\1{9}/u.test(text)) hints.push('shouting');
  if (!scripted) hints.push('no-script');
  return hints;
}

function shouts(text: string): boolean {
  const letters = text.match(/\p{Lu}|\p{Ll}/gu) ?? [];
  const capitals = letters.filter((one) => /\p{Lu}/u.test(one)).length;
  return letters.length > ENOUGH_LETTERS && capitals / letters.length > MOSTLY;
}
