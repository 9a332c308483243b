import { LOCALES } from '../i18n/locales.ts';
import { hasLettersOf, isUsualOfItsScript, scriptOf } from '../i18n/script.ts';
import { BLANKS, composed, INVISIBLE, TURNING } from '../i18n/unseen.ts';
import type { FieldProblem } from './proposal.ts';

/*
 * What people type, before anything is done with it. Markup is refused and not cut out: what is left of a script
 * with its brackets gone is not what anyone meant.
 */

/** A tag, a closing tag, a comment, a processing instruction. "a < b" is none. */
const MARKUP = /<[a-z/!?]|javascript:|data:text\/html/i;

/** Control characters but tab and the two of a new line; private and unassigned ones; halves of a pair. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufff9-\ufffb]|[\p{Co}\p{Cs}\p{Cn}]/u;

/** More marks on one letter than any script writes (Arabic 2, Vietnamese 2, Tibetan 4). */
const STACKED = /\p{M}{5}/u;

/** A text as it is kept: composed (NFC), one kind of new line, no space around it, nothing invisible. */
export function cleanText(text: string, { lines = false } = {}): string {
  const seen = composed(text).replace(INVISIBLE, '').replace(/\r\n?/g, '\n');
  return seen.replace(BLANKS, (run) => (lines ? lineEnds(run) : ' ')).trim();
}

/** Blanks between words: two ends of lines at most. */
function lineEnds(run: string): string {
  return '\n'.repeat(Math.min(run.split('\n').length - 1, 2)) || ' ';
}

/** Why a cleaned text is not taken, or null. `most` is its longest, in characters as people count them. */
export function problemOfText(text: string, { most }: { most: number }): FieldProblem | null {
  // Counted without looking closer at what is far too long anyway.
  if (text.length > most * 8 || [...text].length > most) return { reason: 'too-long', most };
  if (MARKUP.test(text)) return { reason: 'markup' };
  if (CONTROL.test(text) || text.search(TURNING) >= 0) return { reason: 'characters' };
  if (STACKED.test(text)) return { reason: 'stacked-marks' };
  return null;
}

/**
 * The locale a text was written in: the reader's, but what stands on a door is in the local one, and someone whose
 * language has letters of its own and who writes in Latin ones writes the local language. Letters that are neither's are
 * of a language of the interface that is written in them.
 */
export function localeOfText(
  text: string,
  { locale, local, onTheDoor = false }: { locale: string; local: string; onTheDoor?: boolean }
): string {
  const written = [locale, local, ...LOCALES].filter((tag) => !isLatin(tag) && hasLettersOf(text, tag));
  const own = written.find((tag) => tag === locale || tag === local);
  const found = own ?? written.find(isUsualOfItsScript) ?? written[0];
  return found ?? (onTheDoor || !isLatin(locale) ? local : locale);
}

const isLatin = (tag: string) => scriptOf(tag) === 'Latn';
