import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { FEATURES, type Feature } from '../place/vocabulary.ts';
import { reading } from '../place/reading.server.ts';
import type { Activity } from './activity.ts';
import { cardOn, cardWithoutDay } from './card-view.server.ts';
import { anActivity } from './examples.ts';
import { scheduleWith } from './schedule/examples.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
let translator: Translator;
beforeAll(async () => {
  translator = await translatorHere(aNeighbourhood(), localeOf('en'));
});

const cardOf = (fields: Partial<Activity>) =>
  cardWithoutDay(anActivity(fields), null, reading(translator, aNeighbourhood(), [], NOW));
const marksOf = (fields: Partial<Activity>) => cardOf(fields).marks;
const word = (feature: Feature) => translator.t(`feature.${feature}`);

describe('the marks on the card of an activity', () => {
  test('say what somebody said of it, each by its own word, and nothing else', () => {
    const SHOWN: readonly Feature[] = ['women-only', 'child-welcome', 'childcare', 'free'];
    expect(marksOf({})).toEqual([]);
    for (const feature of FEATURES)
      expect(marksOf({ features: [feature] }), feature).toEqual(
        SHOWN.includes(feature) ? [word(feature)] : []
      );
  });

  test('say childcare and free however they are written down, and neither where nobody knows', () => {
    expect(marksOf({ childcare: {} })).toEqual([word('childcare')]);
    expect(marksOf({ childcare: null })).toEqual([]);
    expect(marksOf({ costEuro: 0 })).toEqual([word('free')]);
    expect(marksOf({ costEuro: 20 })).toEqual([]);
    expect(marksOf({ costEuro: null })).toEqual([]);
  });

  test('say the levels in one breath', () => {
    expect(marksOf({ levels: ['A1'] })).toEqual(['A1']);
    expect(marksOf({ levels: ['A1', 'A2'] })).toEqual(['A1 · A2']);
    expect(marksOf({ levels: ['B1', 'A1', 'A2'] })).toEqual(['A1–B1']);
    // B1 is none of them.
    expect(marksOf({ levels: ['A1', 'A2', 'B2'] })).toEqual(['A1 · A2 · B2']);
  });

  test('say that there are places, of which day, and above them that there are none or that one waits', () => {
    const told = (state: 'open' | 'waiting-list' | 'full', left?: number) => ({
      capacity: { state, as_of: '2026-11-20', ...(left && { left }) }
    });
    expect(marksOf(told('open'))).toEqual(['Places free, as of 20 November']);
    expect(marksOf(told('open', 12))).toEqual(['12 places left, as of 20 November']);
    expect(marksOf({ capacity: null })).toEqual([]);
    expect(cardOf(told('full'))).toMatchObject({
      marks: [],
      notices: [{ tone: 'off', text: 'No places left, as of 20 November' }]
    });
    expect(cardOf(told('waiting-list'))).toMatchObject({
      marks: [],
      notices: [{ tone: 'maybe', text: 'Waiting list, as of 20 November' }]
    });
  });

  test('are four at most, what decides first', () => {
    expect(
      marksOf({
        features: ['child-welcome', 'free', 'childcare', 'women-only'],
        levels: ['A1'],
        capacity: { state: 'open', as_of: '2026-11-20' }
      })
    ).toEqual(['Places free, as of 20 November', word('women-only'), word('childcare'), 'A1']);
  });
});

describe('what a card warns of', () => {
  const tones = (fields: Partial<Activity>) => cardOf(fields).notices.map(({ tone }) => tone);

  test('is an invented entry, one that is cancelled, one that is full, times nobody confirmed', () => {
    expect(tones({})).toEqual([]);
    expect(tones({ demonstration: true })).toEqual(['example']);
    expect(tones({ cancelled: true })).toEqual(['off']);
    expect(tones({ capacity: { state: 'full', as_of: '2026-11-20' } })).toEqual(['off']);
    expect(tones({ schedule: scheduleWith() })).toEqual(['maybe']);
    expect(tones({ schedule: scheduleWith(), confirmedAt: '2026-11-20T10:00:00Z' })).toEqual([]);
  });

  test('is of an invented entry that it is one, never that nobody confirmed its times', () => {
    expect(tones({ demonstration: true, schedule: scheduleWith(), scheduleYear: 2020 })).toEqual(['example']);
    expect(cardOf({ demonstration: true, confirmedAt: '2026-11-20T10:00:00Z' })).not.toHaveProperty(
      'confirmed'
    );
    expect(cardOf({ confirmedAt: '2026-11-20T10:00:00Z' })).toHaveProperty('confirmed');
  });
});

describe('what a card says of the time', () => {
  test('is until when one may apply for work, and for the rest what is known in words', () => {
    const words = { it: 'il sabato' };
    const work = cardOf({ kind: 'job', deadline: '2026-11-30', scheduleNote: words });
    expect(work).toMatchObject({
      when: { text: expect.stringContaining('30 November') as string },
      times: null
    });
    expect(cardOf({ deadline: '2026-11-30', scheduleNote: words }).when).toEqual({
      text: 'il sabato',
      locale: 'it'
    });
    expect(cardOf({ kind: 'job', deadline: null }).when).toBeNull();
  });

  test('is the begin and the end on the wall, and midnight at the end is 24', () => {
    const timesOf = (start: string, end: string, local = start) =>
      cardOn(
        {
          activity: anActivity({}),
          date: '2026-11-26',
          occurrence: { start: Date.parse(start) / 1000, end: Date.parse(end) / 1000, local }
        },
        null,
        reading(translator, aNeighbourhood(), [], NOW)
      );
    expect(timesOf('2026-11-26T08:30Z', '2026-11-26T10:30Z')).toMatchObject({
      times: '09:30–11:30',
      when: null
    });
    expect(timesOf('2026-11-26T20:00Z', '2026-11-26T23:00Z').times).toBe('21:00–24:00');
    // A day and longer has no end that a clock could say.
    expect(timesOf('2026-11-26T08:30Z', '2026-11-27T08:30Z').times).toBe('09:30');
    expect(timesOf('2026-11-25T23:00Z', '2026-11-26T23:00Z', '2026-11-26').times).toBe(
      translator.t('calendar.allDay')
    );
  });
});
