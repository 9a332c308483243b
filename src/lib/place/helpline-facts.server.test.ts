import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { helplineFacts } from './helpline-facts.server.ts';
import { reading } from './reading.server.ts';

const facts = async (
  line: Partial<Parameters<typeof helplineFacts>[0]>,
  { locale = 'en', all = false } = {}
) =>
  helplineFacts(
    { hours: undefined, cost: undefined, languages: [], sources: [{ name: 'Mind' }], ...line },
    reading(
      await translatorHere(aNeighbourhood(), localeOf(locale)),
      aNeighbourhood(),
      [],
      new Date('2026-11-25T10:00+01:00')
    ),
    all
  );

test('who calls is told when a helpline answers, that it is free, and that somebody understands her', async () => {
  const line = { hours: '24/7', cost: 'free', languages: ['it', 'en', 'ar'] } as const;
  expect(await facts({ ...line, languages: [...line.languages] }, { locale: 'ar' })).toBe(
    'ليلًا ونهارًا · مجانًا · يتكلمون العربية'
  );
  expect(await facts({ ...line, languages: [...line.languages] }, { locale: 'it' })).toBe(
    'giorno e notte · gratis'
  );
  expect(await facts({ languages: ['it', 'ar'] }, { all: true })).toBe(
    'we do not know at what hours · they speak Italian and Arabic'
  );
  expect(await facts({ hours: 'Mo-Fr 09:00-13:00' })).toBe('Monday–Friday 09:00–13:00');
});

test('what a source told is told with its year, and of several the newest', async () => {
  const sources = [{ name: 'Mind', year: 2015 }, { name: 'Mind', year: 2021 }, { name: 'Mind' }];
  expect(await facts({ hours: '24/7', sources })).toBe('day and night · told in 2021');
  expect(await facts({ sources })).toBe('we do not know at what hours');
});

test('of what no source tells nothing is said but that the hours are not known', async () => {
  expect(await facts({})).toBe('we do not know at what hours');
  expect(await facts({ languages: ['it'] })).toBe('we do not know at what hours');
});
