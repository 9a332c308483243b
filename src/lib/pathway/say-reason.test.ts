import { loadSpeech } from '../i18n/speech.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import type { Reason } from './rank.ts';
import { sayCaution, sayReason } from './say-reason.ts';
import type { Speech } from './speech.ts';

let speech: Speech;
beforeAll(async () => {
  speech = await loadSpeech(localeOf('en'), wordsHere(aNeighbourhood(), localeOf('en')), 'pathway');
});
const ROME = 'Europe/Rome';
const said = (reason: Reason, fromName: string | null = null) =>
  sayReason(reason, speech, { timeZone: ROME, fromName });

describe('a reason says', () => {
  test('from which age to which children are looked after, and whether that is free', () => {
    const childcare = (from: number | null, to: number | null, free: boolean) =>
      said({ kind: 'childcare', from, to, free });
    expect(childcare(null, null, false)).toBe('childcare');
    expect(childcare(null, null, true)).toBe('free childcare');
    expect(childcare(3, 36, false)).toBe('childcare, from 3 months up to 3 years');
    expect(childcare(12, 18, true)).toBe('free childcare, from 1 year up to 18 months');
    expect(childcare(0, null, false)).toBe('childcare, from 0 months');
    expect(childcare(null, 72, false)).toBe('childcare, up to 6 years');
  });

  test('how far it is, and from where when that is not where she is', () => {
    expect(said({ kind: 'walk', minutes: 7, method: 'straight-line' })).toBe('about 7 minutes on foot');
    const onStreets = { kind: 'walk', minutes: 7, method: 'network' } as const;
    expect(said(onStreets)).toBe('7 minutes on foot along the streets');
    expect(said(onStreets, 'M5 Segesta')).toBe(
      '7 minutes on foot along the streets from \u2068M5 Segesta\u2069'
    );
    expect(said({ kind: 'walk', minutes: 7, method: 'straight-line' }, 'M5 Segesta')).toContain(
      'from \u2068M5 Segesta\u2069'
    );
  });

  test('when it is next, on the clock of the neighbourhood', () => {
    const time = [Date.parse('2026-11-30T08:30Z') / 1000, 0] as const;
    expect(said({ kind: 'next', time })).toMatch(/Monday.*30 November.*9:30|Monday.*30 November.*09:30/);
  });

  test('that it is on, and until when', () => {
    const until = (time: string | null, isToday: boolean) =>
      said({ kind: 'now', ends: { date: '2026-11-30', time, isToday } });
    expect(until('18:00', true)).toBe('now, until 18:00');
    expect(until(null, true)).toBe('now, until midnight');
    expect(until('18:00', false)).toBe('now, until Monday 30 November at 18:00');
    expect(until(null, false)).toBe('now, until Monday 30 November');
  });

  test('to what Italian opens the way', () => {
    const opens = (stage: 'work' | 'training') => said({ kind: 'opens', stage });
    expect(opens('work')).toBe(speech.say('reason.opens.work'));
    expect(opens('training')).toBe(speech.say('reason.opens.training'));
    expect(opens('work')).not.toBe(opens('training'));
  });

  test('which language is spoken', () => {
    expect(said({ kind: 'language', language: localeOf('ar') })).toBe('Arabic spoken');
  });
});

describe('a caution says', () => {
  const warned = (...[caution]: [Parameters<typeof sayCaution>[0]]) => sayCaution(caution, speech, ROME);

  test('that a course is above her Italian, or below it', () => {
    expect(warned({ kind: 'higher', level: 'B1' })).toBe(speech.say('caution.higher', { level: 'B1' }));
    expect(warned({ kind: 'lower', level: 'A1' })).toBe(speech.say('caution.lower', { level: 'A1' }));
  });

  test('for which children there is care, when it is not hers', () => {
    expect(warned({ kind: 'childcare-ages', from: 36, to: 72 })).toContain('from 3 years up to 6 years');
    expect(warned({ kind: 'childcare-ages', from: null, to: null })).toBe(
      speech.say('caution.childcare-ages-unknown')
    );
  });

  test('of which year the times are that nobody has confirmed since', () => {
    const time = [Date.parse('2026-11-30T08:30Z') / 1000, 0] as const;
    expect(warned({ kind: 'times-of', year: 2014, time })).toContain('2014');
    expect(warned({ kind: 'times-of', year: null, time })).toMatch(/not confirmed|non confermat|غير مؤكد/);
  });

  test('until when one may apply, and how far it is', () => {
    expect(warned({ kind: 'deadline', date: '2026-12-01' })).toContain('1 December');
    expect(warned({ kind: 'far', minutes: 45, method: 'straight-line' })).toContain('about 45');
    expect(warned({ kind: 'far', minutes: 45, method: 'network' })).toMatch(
      /: 45 minutes .* along the streets/
    );
  });
});
