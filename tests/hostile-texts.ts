/** Texts that keep a parser or a regular expression busy, drawn at random (fast-check) or one of each known shape. */
import fc from 'fast-check';

/** Blanks of every kind, among them some that Unicode calls letters or symbols, and signs that nobody sees. */
export const BLANKS = [
  ' ', '\t', '\n', '\r', '\v', '\f', '\u0085', '\u00a0', '\u00ad', '\u115f', '\u1680', '\u180e', '\u2003', '\u200b', '\u200d',
  '\u200f', '\u2028', '\u2029', '\u202e', '\u202f', '\u205f', '\u2060', '\u2067', '\u2800', '\u3000', '\u3164', '\ufeff', '\uffa0'
] as const; // prettier-ignore

/** What the languages that are read here are made of: hours, rules, calendars, addresses, markup, numbers, letters. */
const PARTS = [
  ...BLANKS,
  'a', 'A', '0', '9', '00', '-', '--', '_', '.', '..', ',', ';', ':', '/', '//', '\\', '|', '||', '+', '*', '=', '&', '#', '@', '?',
  '(', ')', '[', ']', '{', '}', '<', '>', '"', "'", '`', '“',
  'Mo', 'Mo-Fr', 'PH', 'off', 'week', 'easter', 'sunrise', '10:00', '-12:00', '24/7', '[-1]', '+1 day', '2026', 'PH -',
  'FREQ=YEARLY;', 'BYDAY=', '1MO,', 'UNTIL=', 'COUNT=9', ';A=', 'BEGIN:VEVENT\n', 'END:VEVENT\n', '20260101', 'T',
  '<a', '<a>', '</a>', '<style', '<style>', '<br', '<!--', ']]>', '<?xml', '&amp;', '&#x', '%00', '%f0', '\\n', '\\,',
  'http://', 'www.', 'x.', 'x-', 'F-', '@x.', 'mailto:', '+39', '1,', 'it-', 'q=', 'W/"', 'via ', 'v.le ',
  'è', 'ß', 'İ', '\u0301', '\u0301\u0316', '\u0316', '\u064b', '\u0e31', 'ﷺ', 'ﷻ', '가', '𝔞', '👩', '👩‍👧', '\ud83d', '\udc69', '\u0000', '\u001f'
] as const; // prettier-ignore

/** A part of these again and again: on its own, between two others, or taking turns with another. */
const shaped = (length: number) => {
  const part = fc.constantFrom(...PARTS);
  const unit = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  return fc
    .tuple(fc.oneof(fc.constant(''), unit), unit, fc.oneof(fc.constant(''), unit))
    .map(
      ([head, again, tail]) =>
        `${head}${again.repeat(Math.ceil(length / again.length))}`.slice(0, length) + tail
    );
};

/** Any text about so long: of a few parts that come again and again, of many, or of anything at all. */
export const hostileText = (length: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: shaped(length) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...PARTS), { minLength: 50, maxLength: 400 }).map((parts) =>
        parts
          .join('')
          .repeat(Math.ceil(length / 400))
          .slice(0, length)
      )
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) }
  );

/** Each part so often that the text is about so long, between nothing and between letters. */
export const everyShape = (length: number): string[] =>
  PARTS.flatMap((part) => {
    const again = part.repeat(Math.ceil(length / part.length));
    return [again, `x${again}x`, `"${again}`];
  });
