import { beforeAll, describe, expect, it } from 'vitest';
import type { Translator } from '../../i18n/translator.ts';
import { LOCALES, localeOf } from '../../i18n/locales.ts';
import { describeWeek } from './describe-week.ts';
import { describeCaution, describeDoubt, describeOpening, openingTone, type Wording } from './describe.ts';
import { openingState, weekTable } from './evaluate.server.ts';
import { at, MILAN, placeWith } from './examples.ts';
import type { OpeningState, PlaceHours } from './state.ts';
import { aNeighbourhood } from '../../neighbourhood/examples.server.ts';
import { translatorHere } from '../../neighbourhood/words.server.ts';

const OFFICE = 'Mo-Fr 09:30-12:30,16:00-18:00; PH off';
const SEEDED = { confirmedAt: null, addedAt: '2026-10-01T00:00:00Z', openingHoursYear: 2022 };

const speakers = {} as Record<string, Translator>;

beforeAll(async () => {
  for (const locale of LOCALES) speakers[locale] = await translatorHere(aNeighbourhood(), locale);
});

function wording(locale: string, now: Date): Wording {
  return { t: speakers[locale]!.t, locale: localeOf(locale), timeZone: MILAN.timeZone, now };
}

function sentence(hours: string | null, now: string, locale: string, otherwise: Partial<PlaceHours> = {}) {
  const state = openingState({ now: at(now), place: placeWith(hours, otherwise), neighbourhood: MILAN });
  const words = wording(locale, at(now));
  return [describeOpening(state, words), describeDoubt(state, words)].filter(Boolean).join(' | ');
}

describe('a reader of English is told', () => {
  it.each([
    [OFFICE, '2026-11-24T10:00+01:00', 'Open now, closes at 12:30'],
    ['24/7', '2026-11-24T10:00+01:00', 'Open now, all day'],
    ['09:00-24:00; PH off', '2026-11-24T10:00+01:00', 'Open now, closes at midnight'],
    ['Mo-Fr 00:00-24:00; PH off', '2026-11-24T10:00+01:00', 'Open now, until Friday'],
    ['Mo 10:00-24:00; Tu 00:00-10:00', '2026-11-23T10:00+01:00', 'Open now, closes at 10:00'],
    ['Mo 10:00-24:00; Tu 00:00-10:30', '2026-11-23T10:00+01:00', 'Open now, until tomorrow'],
    ['Tu 10:00-12:00', '2026-11-24T13:00+01:00', 'Closed, opens Tuesday 1 December at 10:00'],
    ['Mo 10:00-12:00', '2026-11-24T13:00+01:00', 'Closed, opens Monday at 10:00'],
    [OFFICE, '2026-11-24T13:00+01:00', 'Closed, opens today at 16:00'],
    [OFFICE, '2026-11-24T18:00+01:00', 'Closed, opens tomorrow at 9:30'],
    [OFFICE, '2026-11-28T10:00+01:00', 'Closed, opens Monday at 9:30'],
    ['Dec 21 10:00-12:00', '2026-11-24T10:00+01:00', 'Closed, opens Monday 21 December at 10:00'],
    ['2027 Mar 01-05 10:00-12:00', '2026-11-24T10:00+01:00', 'Closed, opens Monday, 1 March 2027 at 10:00'],
    ['off', '2026-11-24T10:00+01:00', 'Closed'],
    ['Mo-Fr 09:30-12:30', '2026-12-08T10:00+01:00', 'Public holiday: hours may differ'],
    [
      'Mo-Fr 09:30-12:30',
      '2026-12-05T10:00+01:00',
      'Closed, opens Wednesday at 9:30; Monday is a public holiday: hours may differ'
    ],
    [
      'Mo-Fr 09:30-12:30 "by appointment"',
      '2026-11-24T10:00+01:00',
      'Maybe open: \u2068by appointment\u2069'
    ],
    ['Mo-Fr 09:30+', '2026-11-24T10:00+01:00', 'Maybe open: ask before you go'],
    [null, '2026-11-24T10:00+01:00', 'Hours unknown'],
    ['garbage', '2026-11-24T10:00+01:00', 'Hours unknown']
  ])('of %s at %s: %s', (hours, now, expected) => {
    expect(sentence(hours, now, 'en')).toBe(expected);
  });

  it('what may be, and after it whose hours they are, when nobody has confirmed them', () => {
    const now = '2026-11-24T17:00+01:00';
    expect(sentence(OFFICE, now, 'en', SEEDED)).toBe('Maybe open until 18:00 | hours of 2022, not confirmed');
    expect(sentence(OFFICE, now, 'en', { ...SEEDED, openingHoursYear: null })).toBe(
      'Maybe open until 18:00 | hours not confirmed'
    );
    expect(sentence(OFFICE, '2026-11-24T18:00+01:00', 'en', SEEDED)).toBe(
      'Maybe closed, opens tomorrow at 9:30 | hours of 2022, not confirmed'
    );
    expect(sentence(OFFICE, now, 'en', { confirmedAt: '2026-03-31T23:00:00Z' })).toBe(
      'Not confirmed since April 2026'
    );
  });
});

describe('in Italian and Arabic', () => {
  it('the same is said in their own words and digits', () => {
    const now = '2026-11-28T10:00+01:00';
    expect(sentence(OFFICE, now, 'it')).toBe('Chiuso, apre lunedì alle 9:30');
    expect(sentence(OFFICE, now, 'ar')).toBe('مغلق، يفتح الاثنين الساعة ٩:٣٠');
    expect(sentence(OFFICE, '2026-11-24T10:00+01:00', 'it')).toBe('Aperto ora, chiude alle 12:30');
    expect(sentence(OFFICE, '2026-11-24T10:00+01:00', 'ar', SEEDED)).toBe(
      'ربما مفتوح حتى الساعة ١٢:٣٠ | مواعيد ٢٠٢٢، غير مؤكدة'
    );
    expect(sentence(OFFICE, now, 'it', { confirmedAt: '2026-03-03T10:00:00Z' })).toBe(
      'Nessuno conferma gli orari da marzo 2026'
    );
  });
});

describe('the week in words', () => {
  it('has days, spans with two digits for the hour, and what a holiday does', () => {
    const now = at('2026-12-07T10:00+01:00');
    const rows = describeWeek(weekTable('Mo-Fr 09:30-12:00', now, MILAN) ?? [], wording('it', now));
    expect(rows[0]).toEqual({
      day: 'lunedì',
      date: '7 dicembre',
      isoDate: '2026-12-07',
      spans: ['09:30–12:00'],
      isToday: true,
      note: 'Giorno di festa: gli orari possono cambiare'
    });
    expect(rows[1]?.note).toBe('Festa: \u2068Immacolata Concezione\u2069. Gli orari possono cambiare');
    expect(rows[2]).toMatchObject({ isToday: false });
    expect(rows[2]).not.toHaveProperty('note');
    expect(rows[5]?.spans).toEqual([]);
    const arabic = describeWeek(weekTable('Mo-Fr 20:00-24:00', now, MILAN) ?? [], wording('ar', now));
    expect(arabic[2]?.spans).toEqual(['٢٠:٠٠–٢٤:٠٠']);
  });

  it('shows comments as text, and says of hours under a condition that they are', () => {
    const now = at('2026-11-24T10:00+01:00');
    const spans = (hours: string) =>
      describeWeek(weekTable(hours, now, MILAN) ?? [], wording('it', now))[0]?.spans;
    expect(spans('Tu 10:00-12:00 "donne & bambini"')).toEqual(['10:00–12:00 (\u2068donne & bambini\u2069)']);
    expect(spans('Tu 10:00-12:00 unknown')).toEqual(['10:00–12:00 (forse)']);
  });
});

describe('a state', () => {
  const certainty = { kind: 'confirmed', on: '2026-11-01T00:00:00Z' } as const;
  const unconfirmed = { kind: 'unconfirmed', year: 2022 } as const;
  const rest = { until: null, comment: null };
  const cases: [OpeningState, ReturnType<typeof openingTone>, string | null][] = [
    [{ kind: 'open', ...rest, certainty }, 'open', null],
    [{ kind: 'open', ...rest, certainty: unconfirmed }, 'maybe', 'Hours of 2022, not confirmed.'],
    [{ kind: 'conditional', ...rest, certainty }, 'maybe', null],
    [
      { kind: 'closed', opens: null, holidayBefore: null, certainty: { ...unconfirmed, year: null } },
      'closed',
      'Hours not confirmed.'
    ],
    [{ kind: 'stale', since: '2026-03-03T00:00:00Z' }, 'unknown', 'Not confirmed since March 2026.'],
    [{ kind: 'unknown', reason: 'none' }, 'unknown', null]
  ];

  it.each(cases)('%o is coloured %s, and warns: %s', (state, tone, caution) => {
    expect(openingTone(state)).toBe(tone);
    expect(describeCaution(state, wording('en', at('2026-11-24T10:00Z')))).toBe(caution);
  });
});
