/*
 * Signs of which nothing is to be seen, in one place: what is typed, pasted or brought in loses them before anything reads
 * it. The database knows the same of opening hours (`private.tidy_hours`).
 */

/** Blanks of every kind: those of `\s`, and what Unicode counts as letters, controls or symbols but is as empty. */
export const BLANKS = /[\s\u0085\u115f\u1160\u180e\u2800\u3164\uffa0]+/g;

/** Left behind by copying: soft hyphen, zero-width space, word joiner, byte order mark. */
export const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/** Embeddings, overrides and isolates turn the order of everything after them. Plain marks (LRM, RLM, ALM) do not. */
export const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** More on one letter than any script writes, by far. */
const HEAP_OF_MARKS = /(\p{M}{32})\p{M}+/gu;

/**
 * A text in the normal form C of Unicode. To bring marks into their order takes the square of their number, 11 seconds for
 * 320,000 on one letter: of a heap no more than 32 are kept, which is still a heap to whoever looks.
 */
export function composed(text: string): string {
  return text.replace(HEAP_OF_MARKS, '$1').normalize('NFC');
}

/** Letters without accents, vowel signs and other marks, in their plainest form (NFKD): what texts are compared by. */
export function withoutMarks(text: string): string {
  return text
    .replace(/\p{M}+/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
}

/** Whether there is nothing to be seen of a text. */
export const isBlank = (text: string): boolean =>
  text.replace(INVISIBLE, '').replace(TURNING, '').replace(BLANKS, '') === '';
