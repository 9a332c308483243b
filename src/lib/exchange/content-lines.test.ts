import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentLine, escapeText, logicalLines, parseContentLine, unescapeText } from './content-lines.ts';

const octets = (text: string) => new TextEncoder().encode(text).length;
/** Texts as people write them, in any script, with the signs that mean something to a calendar. */
const texts = fc.string({
  unit: fc.constantFrom(...'abc àé;:,\\"\n^', 'ن', 'ب', '中', '👩‍👧', 'n'),
  maxLength: 300,
  size: 'max'
});

describe('a line of a calendar', () => {
  test('is at most 75 octets long, and no character is cut', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const written = contentLine('SUMMARY', escapeText(text), { LANGUAGE: 'it' });
        expect(written.endsWith('\r\n')).toBe(true);
        for (const line of written.slice(0, -2).split('\r\n')) {
          expect(octets(line)).toBeLessThanOrEqual(75);
          expect(line).not.toContain('\n');
          expect(line.isWellFormed()).toBe(true);
        }
      })
    );
  });

  test('is read back as it was meant', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [line, ...more] = [
          ...logicalLines(contentLine('SUMMARY', escapeText(text), { LANGUAGE: 'it' }))
        ];
        expect(more).toEqual([]);
        const { name, parameters, value } = parseContentLine(line!.text)!;
        expect([name, parameters, unescapeText(value)]).toEqual(['SUMMARY', { LANGUAGE: 'it' }, text]);
      })
    );
  });

  test('cannot be ended by what is written in it', () => {
    expect(contentLine('SUMMARY', escapeText('a\r\nEND:VEVENT\rb\u0000'))).toBe(
      'SUMMARY:a\\nEND:VEVENT\\nb\r\n'
    );
    expect(contentLine('X', 'y', { CN: 'a"b\n;c' })).toBe('X;CN="a b ;c":y\r\n');
  });

  test('keeps an escaped backslash before an n apart from a line break', () => {
    expect(unescapeText('C:\\\\new\\nline\\, yes')).toBe('C:\\new\nline, yes');
  });
});

describe('reading', () => {
  test('takes any end of line, tabs as folds, and counts lines as an editor does', () => {
    const lines = [...logicalLines('BEGIN:VEVENT\n\nSUMMARY:a\r\n\tb\rEND:VEVENT')];
    expect(lines).toEqual([
      { text: 'BEGIN:VEVENT', number: 1 },
      { text: 'SUMMARY:ab', number: 3 },
      { text: 'END:VEVENT', number: 5 }
    ]);
  });

  test('takes parameters apart, quoted and listed ones too', () => {
    expect(parseContentLine('dtstart;tzid="(UTC+01:00) Rome, Paris";x=a,"b:c":20260101T090000')).toEqual({
      name: 'DTSTART',
      parameters: { TZID: '(UTC+01:00) Rome, Paris', X: 'a,b:c' },
      value: '20260101T090000'
    });
  });

  test.each(['', 'no colon', ':no name', 'A;B:c;', 'A;B="unclosed:c'])('says that %j is no line', (line) => {
    expect(parseContentLine(line)).toBeNull();
  });

  test('is not kept busy by a line without end', () => {
    const began = performance.now();
    for (const text of [`A;${'X=",'.repeat(200_000)}`, 'A\r\n '.repeat(300_000), `A${';'.repeat(500_000)}:`])
      for (const line of logicalLines(text)) parseContentLine(line.text);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
