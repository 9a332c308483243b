import { withoutMarks } from '../i18n/unseen.ts';

/** Characters a text of an entry may have (private.is_localised_text in the migrations). */
const LONGEST_TEXT = 4000;

/** The signs that calendars of web sites leave behind; the rest may stay as it is written. */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  hellip: '…',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  egrave: 'è',
  agrave: 'à',
  ograve: 'ò',
  ugrave: 'ù',
  igrave: 'ì',
  eacute: 'é',
  euro: '€'
};

/** Of a text that was escaped as a whole, as web sites do: its formatting. Anything else in entities is what somebody wrote. */
const ESCAPED_FORMATTING =
  /&lt;(\/?(?:p|br|b|i|u|em|strong|a|span|div|ul|ol|li|h[1-6]|font|table|tbody|tr|td)\b(?:(?!&[lg]t;)[^<>])*)&gt;/gi;

/**
 * What a calendar says, as plain text: markup, control characters and invisible marks that turn the direction of what
 * follows taken away, not more than two line breaks together. Null when nothing is left.
 */
export function plainText(written: string, longest: number = LONGEST_TEXT): string | null {
  const text = written
    .slice(0, longest * 8)
    .replace(ESCAPED_FORMATTING, '<$1>')
    .replace(/<(style|script)\b[^<>]*>[^<]*<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
      (whole, decimal, hex, name: string | undefined) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
        return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
          ? String.fromCodePoint(code)
          : '';
      }
    )
    // eslint-disable-next-line no-control-regex
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .toWellFormed()
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? null : shortened(text, longest);
}

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`;
}

/** A part of an address: small Latin letters, figures and hyphens. Empty when there is nothing of those in the text. */
export function slugOf(text: string, longest: number): string {
  const words = withoutMarks(text.slice(0, longest * 8))
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words
    .filter((word) => word !== '')
    .join('-')
    .slice(0, longest)
    .replace(/-$/, '');
}
