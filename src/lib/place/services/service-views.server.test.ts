import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translator.ts';
import { aNeighbourhood } from '../../neighbourhood/examples.server.ts';
import { translatorHere } from '../../neighbourhood/words.server.ts';
import { openingState } from '../opening/evaluate.server.ts';
import { openingView } from '../opening-view.server.ts';
import { placeForTests } from '../place-for-tests.ts';
import type { Place } from '../place.ts';
import { reading } from '../reading.server.ts';
import { serviceSchema, type PlaceService } from './service.ts';
import { serviceViews } from './service-views.server.ts';

/** A Wednesday evening in Milan, and its morning. */
const EVENING = new Date('2026-11-25T21:00+01:00');
const MORNING = new Date('2026-11-25T10:00+01:00');
const DOCTOR: PlaceService = {
  name: { it: 'Medico di sera', en: 'Evening doctor' },
  hours: 'Mo-Fr 20:00-24:00; Sa,Su,PH 09:00-21:00'
};
const CONFIRMED = '2026-11-20T10:00:00Z';

let translator: Translator;
beforeAll(async () => {
  translator = await translatorHere(aNeighbourhood(), localeOf('en'));
});

const here = (now: Date) => reading(translator, aNeighbourhood(), [], now);
const house = (about: Partial<Place> = {}) =>
  placeForTests({ services: [DOCTOR], confirmedAt: CONFIRMED, ...about });
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

describe('a house whose own hours nobody knows', () => {
  test('is not open because its evening doctor is there: that is said by its name', () => {
    const place = house();
    expect(openingState({ now: EVENING, place, neighbourhood: aNeighbourhood() }).kind).toBe('unknown');
    const { sentence, note, tone } = openingView(place, here(EVENING));
    expect(plain(sentence)).toBe('Evening doctor: open now, closes at midnight');
    expect(note).toBe('we do not know the hours of the rest');
    expect(tone).toBe('maybe');
  });

  test('is not closed because its evening doctor is not there yet', () => {
    expect(openingView(house(), here(MORNING))).toEqual({
      sentence: 'Hours unknown',
      tone: 'unknown'
    });
  });

  test('says how old the hours of its doctor are', () => {
    const place = house({ services: [{ ...DOCTOR, year: 2023 }], confirmedAt: null });
    const { sentence, note } = openingView(place, here(EVENING));
    expect(plain(sentence)).toBe('Evening doctor: maybe open until midnight');
    expect(note).toContain('hours of 2023, not confirmed');
  });

  test('that a notice closes has no doctor either', () => {
    const notices = [{ kind: 'closed', from: '2026-11-20', until: '2026-11-30' }] as const;
    expect(openingView(house({ notices: [...notices] }), here(EVENING))).toMatchObject({ tone: 'closed' });
    expect(serviceViews(house({ notices: [...notices] }), here(EVENING))[0]!.opening.tone).toBe('closed');
  });
});

test('a house that is closed itself says that its doctor is there', () => {
  const { sentence, note, tone } = openingView(house({ openingHours: 'Mo-Fr 09:00-13:00' }), here(EVENING));
  expect(sentence).toMatch(/^Closed/);
  expect(tone).toBe('closed');
  expect(plain(note ?? '')).toContain('Evening doctor: open now');
});

test('a service says when it is in the week, in few lines', () => {
  const [doctor] = serviceViews(house(), here(EVENING));
  expect(doctor).toMatchObject({
    name: { text: 'Evening doctor', locale: 'en' },
    opening: { tone: 'open' },
    lines: [
      { days: 'Monday–Friday', times: '20:00–24:00' },
      { days: 'Saturday and Sunday', times: '09:00–21:00' }
    ]
  });
});

test.each([
  ['hours that nobody can read', { ...DOCTOR, hours: 'lun-ven dopo cena' }],
  ['no name', { hours: 'Mo 09:00-10:00' }],
  ['a name of blanks', { name: { it: '\u200b' } }],
  ['a telephone that is none', { ...DOCTOR, phone: 'chiama' }]
])('a service with %s is refused', (_, value) => {
  expect(v.is(serviceSchema, value)).toBe(false);
});
