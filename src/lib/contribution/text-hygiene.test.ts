import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, localeOfText, problemOfText } from './text-hygiene.ts';

const reason = (text: string, most = 120) => problemOfText(cleanText(text), { most })?.reason ?? null;

describe('a name is taken', () => {
  test.each([
    'Biblioteca Sant’Ambrogio',
    'Caffè «Da Lù», via Zamagna 4',
    'جمعية نساء الحي',
    'ٱلسَّلَامُ عَلَيْكُمْ',
    'বাংলা পাঠ',
    'ශ්‍රී ලංකා සමාජය',
    'Trường học Việt',
    'Nail & Hair <3',
    'meno di 5 < 10 posti',
    'Casa 👩‍👩‍👧',
    'می‌خواهم'
  ])('%s', (text) => expect(reason(text)).toBeNull());
});

describe('a text is refused, with the reason', () => {
  test.each([
    ['<b>Sarta</b>', 'markup'],
    ['<script>alert(1)</script>', 'markup'],
    ['Sarta<img src=x onerror=alert(1)>', 'markup'],
    ['<!-- -->', 'markup'],
    ['javascript:alert(1)', 'markup'],
    ['\u202Egnp.exe', 'characters'],
    ['a\u2067b', 'characters'],
    ['a\u0000b', 'characters'],
    ['a\u0007b', 'characters'],
    ['\uE000', 'characters'],
    ['\uD800', 'characters'],
    ['Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306a', 'stacked-marks'],
    ['a'.repeat(5000), 'too-long'],
    ['👩'.repeat(121), 'too-long']
  ])('%j', (text, why) => expect(reason(text)).toBe(why));

  test('and of one that is too long, how long it may be', () => {
    expect(problemOfText('aaaa', { most: 3 })).toEqual({ reason: 'too-long', most: 3 });
    expect(problemOfText('👩👩👩', { most: 3 })).toBeNull();
  });
});

describe('cleaning', () => {
  test('takes away what nobody sees and nothing else', () => {
    expect(cleanText('  Sar\u200bta \u00a0 \u00ad di\tvia\r\nZamagna\ufeff ')).toBe('Sarta di via Zamagna');
    expect(cleanText('uno \r\n\r\n\r\n\r\n due ', { lines: true })).toBe('uno\n\ndue');
    expect(cleanText('e\u0300')).toBe('è');
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, lines) => {
        const once = cleanText(text, { lines });
        expect(cleanText(once, { lines })).toBe(once);
      })
    );
  });
});

test('a text is in the language of its letters, and what stands on the door in that of the place', () => {
  const of = (text: string, locale: string, onTheDoor = false) =>
    localeOfText(text, { locale, local: 'it', onTheDoor });
  expect(of('مكتبة', 'it')).toBe('ar');
  expect(of('Biblioteca', 'ar')).toBe('it');
  expect(of('Library', 'en')).toBe('en');
  expect(of('Biblioteca', 'en', true)).toBe('it');
  expect(of('کتب خانہ', 'ur')).toBe('ur');
  expect(of('Biblioteca', 'ur')).toBe('it');
  expect(of('Бібліотека', 'uk')).toBe('uk');
  expect(of('图书馆', 'zh-Hans')).toBe('zh-Hans');
});
