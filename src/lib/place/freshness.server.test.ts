import { describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { cardView } from './card-view.server.ts';
import { NO_FILTERS } from './filters.ts';
import { freshness } from './freshness.server.ts';
import type { Check } from './check.ts';
import type { SaidTrue } from './said-true.ts';
import { placeForTests } from './place-for-tests.ts';
import { reading, type Reading } from './reading.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';

const BORGO = {
  slug: 'borgo',
  timeZone: 'Europe/Rome',
  country: 'IT',
  localHolidays: [],
  defaultLocale: 'it'
} as unknown as NeighbourhoodWithOutline;

const on = async (day: string, locale = 'en'): Promise<Reading> =>
  reading(await translatorHere(BORGO, localeOf(locale)), BORGO, [], new Date(`${day}T10:00Z`));
const ADDED = '2026-11-01T09:00:00Z';

describe('an entry says when it was last found true', () => {
  test('on which day', async () => {
    const entry = { confirmedAt: '2026-11-24T23:30:00Z', addedAt: ADDED };
    expect(freshness(entry, await on('2026-11-26'))).toEqual({
      kind: 'confirmed',
      // Past midnight in Rome.
      sentence: 'Confirmed on 25 November 2026'
    });
  });

  test('after six months, since when nobody has, with hours or without', async () => {
    const entry = { confirmedAt: '2026-11-24T10:00:00Z', addedAt: ADDED };
    expect(freshness(entry, await on('2027-05-23')).kind).toBe('confirmed');
    expect(freshness(entry, await on('2027-05-25'))).toEqual({
      kind: 'stale',
      sentence: 'Nobody has confirmed this since November 2026.'
    });
    expect(freshness({ confirmedAt: null, addedAt: ADDED }, await on('2027-06-01')).kind).toBe('stale');
  });

  test('that nobody has yet, while it is new', async () => {
    const entry = { confirmedAt: null, addedAt: ADDED };
    expect(freshness(entry, await on('2026-11-26')).kind).toBe('never');
  });
});

describe('who says that an entry is true', () => {
  const said = (
    by: SaidTrue['by'],
    visitors: SaidTrue['visitors'] = null,
    checks: SaidTrue['checks'] = []
  ) => ({ by, visitors, checks });
  const sentenceOf = async (entry: Omit<Parameters<typeof freshness>[0], 'addedAt'>) =>
    freshness({ addedAt: ADDED, ...entry }, await on('2026-12-02'));
  const confirmedAt = '2026-11-24T10:00:00Z';

  test('is named by what she is to it', async () => {
    expect((await sentenceOf({ confirmedAt, saidTrue: said('organisation') })).sentence).toBe(
      'Confirmed on 24 November 2026 by those who run it'
    );
    expect((await sentenceOf({ confirmedAt, saidTrue: said('coordinator') })).sentence).toContain(
      'by who looks after the map'
    );
  });

  test('may be visitors: they stand beside what is known, and confirm nothing', async () => {
    const one = said(null, { day: '2026-12-01', count: 1 });
    expect(await sentenceOf({ confirmedAt: null, saidTrue: one })).toEqual({
      kind: 'never',
      sentence: 'Nobody has confirmed it yet. One visitor says it is still so, 1 December.'
    });
    const stale = freshness({ confirmedAt, addedAt: ADDED, saidTrue: one }, await on('2027-06-02'));
    expect(stale.kind).toBe('stale');
    expect(stale.sentence).toContain('One visitor says it is still so, 1 December.');
    const more = said(null, { day: '2026-12-01', count: 3 });
    expect((await sentenceOf({ confirmedAt, saidTrue: more })).sentence).toBe(
      'Confirmed on 24 November 2026. 3 visitors say it is still so, 1 December.'
    );
  });

  test('is said with how it was checked, calls that nobody answered too', async () => {
    const check = (fields: Partial<Check>): Check => ({
      ...{ day: '2026-11-24', by: 'coordinator', how: 'telephone', outcome: 'still-true', field: null },
      times: 1,
      ...fields
    });
    const sentence = async (...checks: readonly Check[]) =>
      (await sentenceOf({ confirmedAt, saidTrue: said('coordinator', null, checks) })).sentence;
    expect(await sentence(check({}))).toBe(
      'Confirmed on 24 November 2026 by who looks after the map. Called on 24 November: still true.'
    );
    const missed = check({ day: '2026-12-01', outcome: 'no-answer', times: 2 });
    expect(await sentence(missed, check({ outcome: 'no-answer' }), check({}))).toContain(
      'Called 3 times, last on 1 December: nobody answered.'
    );
    expect(await sentence(check({ how: 'visit', outcome: 'gone', day: '2025-03-12' }))).toContain(
      'Visited on 12 March 2025: no longer there.'
    );
    // How is not said, or it was about one field alone.
    for (const quiet of [check({ how: null }), check({ field: 'opening_hours' })])
      expect(await sentence(quiet)).toBe('Confirmed on 24 November 2026 by who looks after the map');
  });

  test('is no visitor of before the last confirmation', async () => {
    const old = said('coordinator', { day: '2026-11-24', count: 2 });
    expect((await sentenceOf({ confirmedAt, saidTrue: old })).sentence).not.toContain('visitor');
  });
});

describe('a card', () => {
  const confirmedOf = async (day: string, about: Parameters<typeof placeForTests>[0]) =>
    cardView(placeForTests({ addedAt: ADDED, ...about }), NO_FILTERS, await on(day)).confirmed;

  test('says it in a line', async () => {
    expect(await confirmedOf('2026-11-26', { confirmedAt: '2026-11-24T10:00:00Z' })).toBe(
      'Confirmed on 24 November 2026'
    );
    expect(await confirmedOf('2027-06-01', {})).toBe('Nobody has confirmed this since November 2026.');
  });

  test('says nothing of what nobody has confirmed yet, nor twice that its hours are old', async () => {
    expect(await confirmedOf('2026-11-26', {})).toBeUndefined();
    expect(await confirmedOf('2027-06-01', { openingHours: 'Mo-Fr 09:00-18:00' })).toBeUndefined();
  });
});
