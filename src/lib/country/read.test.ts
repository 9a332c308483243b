import { describe, expect, test } from 'vitest';
import { readCountries } from './read.ts';

const source = { name: 'A test' };
const facts = {
  emergency: { number: '112', sources: [source] },
  languages: [{ tag: 'pt', names: { en: { name: 'Portuguese' } } }],
  telephone: { code: '351', trunk: '', short: '^\\d{3,6}$' }
};
const line = { number: '144', subjects: ['violence'], name: { pt: 'Linha' }, sources: [source] };
const rule = {
  slug: 'everywhere',
  source,
  lessons: { from: '09-15', to: '06-15' },
  summer: { pt: 'verão' },
  holidays: [{ from: '12-20', to: '01-03', name: { pt: 'Natal' } }]
};

type Content = unknown;
const read = (country: Content, others: Readonly<Record<string, Content>> = {}, code = 'PT') =>
  readCountries(
    new Map(
      Object.entries({ 'country.json': country, ...others })
        .filter(([, content]) => content !== undefined)
        .map(([name, content]) => [`${code}/${name}`, JSON.stringify(content, null, 2)])
    )
  );
const but = (change: object) => ({ ...facts, ...change });

test('a country needs a number, a language and how numbers are dialled; what else it may say is not known', () => {
  expect(read(facts).get('PT')).toMatchObject({
    code: 'PT',
    schoolDay: null,
    fullTimeHours: null,
    helplines: [],
    schoolRules: [],
    credits: []
  });
});

describe('what is wrong is named with its file and line:', () => {
  test.each<[what: string, found: () => unknown, sentence: string]>([
    [
      'no emergency number',
      () => read(but({ emergency: undefined })),
      'line 1, field "emergency": is missing'
    ],
    [
      'an emergency number in words',
      () => read(but({ emergency: { number: 'one-one-two', sources: [source] } })),
      'PT/country.json, line 3, field "emergency.number": must have digits only'
    ],
    [
      'one that no source tells',
      () => read(but({ emergency: { number: '112', sources: [] } })),
      'line 4, field "emergency.sources": needs at least one source'
    ],
    ['no language to learn', () => read(but({ languages: [] })), 'field "languages": needs at least one'],
    [
      'a pattern that is none',
      () => read(but({ telephone: { ...facts.telephone, short: '^(\\d$' } })),
      'PT/country.json, line 23, field "telephone.short": is no regular expression'
    ],
    [
      'a pattern of a part of a number',
      () => read(but({ telephone: { ...facts.telephone, short: '\\d{3}' } })),
      'field "telephone.short": must begin with ^ and end with $'
    ],
    [
      'a way to write numbers that does not say where the prefix ends',
      () => read(but({ telephone: { ...facts.telephone, written: '^(\\d+)$' } })),
      'field "telephone.written": must have 2 groups'
    ],
    [
      'a holiday that not every year has',
      () => read(but({ public_holidays: [{ on: '02-30', name: { pt: 'Dia' }, source }] })),
      'field "public_holidays.0.on": must be a day every year has'
    ],
    [
      'a school day that ends before it begins',
      () => read(but({ school_day: { from: '16:00', to: '08:30', source } })),
      'field "school_day.to": is before "from"'
    ],
    ['a misspelt field', () => read(but({ emergncy: {} })), 'field "emergncy"'],
    [
      'a helpline of an unknown subject',
      () => read(facts, { 'helplines.json': [line, { ...line, subjects: ['love'] }] }),
      'PT/helplines.json, line 19, field "1.subjects.0"'
    ],
    [
      'a helpline without a source',
      () => read(facts, { 'helplines.json': [{ ...line, sources: undefined }] }),
      'PT/helplines.json, line 2, field "0.sources": is missing'
    ],
    [
      'a rule of holidays that is none',
      () => read(facts, { 'school-calendars.json': [{ ...rule, lessons: { from: '9/15', to: '06-15' } }] }),
      'PT/school-calendars.json, line 8, field "0.lessons.from": must be a day every year has'
    ],
    [
      'a file that is none of a country’s',
      () => read(facts, { 'emergency.json': {} }),
      'PT/emergency.json: a country has country.json'
    ],
    ['no country.json', () => read(undefined, { 'helplines.json': [] }), 'PT has no country.json'],
    ['a country that there is not', () => read(facts, {}, 'QX'), '"QX" is no country code'],
    ['a name for a code', () => read(facts, {}, 'Portugal'), '"Portugal" is no country code']
  ])('%s', (_, found, sentence) => expect(found).toThrow(sentence));

  test('a file that is no JSON', () => {
    const broken = new Map([['PT/country.json', '{\n  "emergency": }']]);
    expect(() => readCountries(broken)).toThrow('PT/country.json, line 2: Unexpected token');
    const open = new Map([['PT/country.json', '{\n  "emergency": {},\n']]);
    expect(() => readCountries(open)).toThrow('PT/country.json, line 3: Expected');
  });
});
