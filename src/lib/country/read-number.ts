import type { Telephone } from './country.ts';
import { dialled } from './telephone.ts';

/** What was read of a text that should be a telephone number: E.164 or a short one, or why it is none. */
export type ReadNumber = { readonly number: string } | { readonly problem: 'several' | 'no-number' };

/** Before a number, in whatever language: "tel.", "Telefono:", "هاتف". */
const WORD_BEFORE = /^[\p{L}\p{M}.]+\s*[.:]?\s*/u;
/** Between numbers that a cell or tag holds together. */
const BETWEEN = / ?[;,|] ?| (?:e|o|or|and|oder|und|y|ou) /iu;
/** E.164 allows 15 digits; nothing shorter than 5 after the code of a country is dialled from abroad. */
const SHORTEST = 5;
const LONGEST = 15;
/** From so many digits on, a number that begins with its country's code has it: none is that long without. */
const WITH_CODE = 11;

/** A number as people write it: with words before it, dashes of any kind, digits of any script, marks nobody sees. */
export function readNumber(text: string, telephone: Telephone | null): ReadNumber {
  const plain = latin(text).trim().replace(WORD_BEFORE, '');
  if (areSeveral(plain, telephone)) return { problem: 'several' };
  const digits = plain
    .replace(/^(\+|00)(.*)\(0\)/, '$1$2')
    .replaceAll(/[\s./()-]/g, '')
    .replace(/^00/, '+');
  if (!/^\+?\d{1,20}$/.test(digits)) return { problem: 'no-number' };
  const { code = '', trunk = '', short = '^\\d{3,6}$' } = telephone ?? {};
  if (new RegExp(short).test(digits)) return { number: digits };
  // Of a country nobody has told us of, it is what was typed.
  if (!telephone && /^\d{3,15}$/.test(digits)) return { number: digits };
  const hasCode =
    code !== '' && !digits.startsWith(trunk || '+') && digits.startsWith(code) && digits.length >= WITH_CODE;
  const number = hasCode ? `+${digits}` : dialled(digits, telephone);
  const rest = number.startsWith(`+${code}`) ? number.slice(code.length + 1) : number.slice(1);
  const fits = number.startsWith('+') && number.length - 1 <= LONGEST && rest.length >= SHORTEST;
  return fits && number[1] !== '0' ? { number } : { problem: 'no-number' };
}

/** Digits of any script in ASCII, any dash a hyphen, one blank between words, without marks that nobody sees. */
function latin(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\r\n]+/g, ';')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Pd}|\u2212/gu, '-')
    .replaceAll(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

/** Digits of a script are ten in a row; those that people type begin at these zeros (Unicode, 4.6). */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xde6, 0xe50];

function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  const zero = ZEROS.find((one) => code >= one && code < one + 10);
  return zero === undefined ? Number.NaN : code - zero;
}

function areSeveral(plain: string, telephone: Telephone | null): boolean {
  const long = (part: string) => part.replaceAll(/\D/g, '').length;
  if (plain.split(BETWEEN).filter((part) => long(part) >= 3).length > 1) return true;
  // A slash or a dash stands within a number as well: after the prefix. Two are two where each could be one.
  const short = new RegExp(telephone?.short ?? '^\\d{3,6}$');
  const [first = '', second = ''] = plain.split(/ ?\/ ?| - /);
  if (second === '') return false;
  const isOne = (part: string) =>
    long(part) >= 6 || (!part.trim().startsWith('0') && short.test(part.replaceAll(/\D/g, '')));
  if (isOne(first) && isOne(second)) return true;
  // "02 123 45 67 - 68": the last digits of another.
  return / - ?\d{1,3}$/.test(plain) && long(first) >= 6;
}
