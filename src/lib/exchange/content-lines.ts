/*
 * Lines of iCalendar (RFC 5545, section 3.1). Written here and not by `ts-ics`, which folds at 75 characters where the
 * standard counts octets, rolls impossible dates over into others, and puts a broken line into the value before it
 * (docs/decisions/0009-calendars-in-and-out.md).
 */

export interface ContentLine {
  /** In capitals. */
  readonly name: string;
  /** Names in capitals. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** Octets in a line, its end not counted. */
const LONGEST_LINE = 75;
/** Characters of an unfolded line that is still read: pictures are put into calendars, and worse. */
const LONGEST_LOGICAL_LINE = 100_000;

/** A line with its end, folded at 75 octets and never inside a character. The value is written as it is. */
export function contentLine(
  name: string,
  value: string,
  parameters: Readonly<Record<string, string>> = {}
): string {
  const given = Object.entries(parameters).map(([key, text]) => `;${key}=${parameterValue(text)}`);
  return fold(`${name}${given.join('')}:${value}`);
}

/** Lines of one octet a character: most. */
const PLAIN = /^[\x20-\x7e\t]*$/;

function fold(line: string): string {
  if (PLAIN.test(line)) return foldPlain(line);
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = octetsOf(character);
    if (octets + length > LONGEST_LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return `${folded}\r\n`;
}

function foldPlain(line: string): string {
  if (line.length <= LONGEST_LINE) return `${line}\r\n`;
  const parts = [line.slice(0, LONGEST_LINE)];
  for (let at = LONGEST_LINE; at < line.length; at += LONGEST_LINE - 1)
    parts.push(line.slice(at, at + LONGEST_LINE - 1));
  return `${parts.join('\r\n ')}\r\n`;
}

/** Of a character in UTF-8 (RFC 3629, section 3). */
function octetsOf(character: string): number {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

// RFC 5545 allows no control character but the tab; a line break inside a text is written \n.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g;

// eslint-disable-next-line no-control-regex
const ESCAPED = /[\x00-\x1f\x7f\\;,]/;

/** A text as a TEXT value (section 3.3.11). */
export function escapeText(text: string): string {
  if (!ESCAPED.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

/** A TEXT value as a text. */
export function unescapeText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

function parameterValue(text: string): string {
  const plain = text.replace(CONTROLS, '').replace(/[\n"]/g, ' ');
  return /[:;,]/.test(plain) ? `"${plain}"` : plain;
}

/** An unfolded line, and the number of the first line it was written on. */
export interface LogicalLine {
  readonly text: string;
  readonly number: number;
}

/**
 * The unfolded lines of a calendar, whatever their ends (CRLF, LF, CR). Empty lines are left out. A line that is longer
 * than anything a calendar says is cut, so that it is broken and not believed.
 */
export function* logicalLines(text: string): Generator<LogicalLine> {
  const ends = /\r\n|\n|\r/g;
  let parts: string[] = [];
  let begun = 0;
  let number = 0;
  let from = 0;
  const whole = (): LogicalLine => ({ text: parts.join('').slice(0, LONGEST_LOGICAL_LINE), number: begun });
  while (from <= text.length) {
    const end = ends.exec(text);
    const line = text.slice(from, end?.index ?? text.length);
    number++;
    if (begun > 0 && (line.startsWith(' ') || line.startsWith('\t'))) {
      parts.push(line.slice(1));
    } else {
      if (parts.some((part) => part !== '')) yield whole();
      parts = [line];
      begun = number;
    }
    if (!end) break;
    from = ends.lastIndex;
  }
  if (parts.some((part) => part !== '')) yield whole();
}

const NAME = /^[A-Za-z0-9-]+/;
const PARAMETER = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/y;

/** Takes a line apart; null when it is none. */
export function parseContentLine(line: string): ContentLine | null {
  const name = NAME.exec(line)?.[0];
  if (name === undefined) return null;
  const parameters: Record<string, string> = {};
  let at = name.length;
  for (;;) {
    PARAMETER.lastIndex = at;
    const found = PARAMETER.exec(line);
    if (!found) break;
    const [whole, key, written] = found as unknown as [string, string, string];
    parameters[key.toUpperCase()] = unquoted(written);
    at += whole.length;
  }
  if (line[at] !== ':') return null;
  return { name: name.toUpperCase(), parameters, value: line.slice(at + 1) };
}

/** Quotation marks taken away, and the signs of RFC 6868 read. */
function unquoted(written: string): string {
  return written
    .replaceAll('"', '')
    .replace(/\^([n^'])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === '^' ? '^' : '"'));
}
