import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import { isOpenAt, openIntervals, openingState, weekTable } from './evaluate.server.ts';
import { MILAN, placeWith, someHours, someInstant, someInstantNearClockChange } from './examples.ts';

const SLOW = 60_000;
const instants = fc.oneof(someInstant, someInstantNearClockChange);

describe('opening intervals', () => {
  it(
    'hold a moment exactly when the place is open at it',
    () => {
      fc.assert(
        fc.property(someHours, instants, fc.nat(14 * 24 * 60), (hours, from, minutes) => {
          const intervals = openIntervals(hours, from, 14, MILAN);
          const edges = intervals.flat().flatMap((edge) => [edge - 1, edge]);
          const window = [from.getTime() / 1000, from.getTime() / 1000 + 14 * 86_400 - 1] as const;
          for (const moment of [from.getTime() / 1000 + minutes * 60, ...edges]) {
            if (moment < window[0] || moment > window[1]) continue;
            const held = intervals.some(([start, end]) => start <= moment && moment < end);
            expect(isOpenAt(hours, new Date(moment * 1000), MILAN)).toBe(held);
          }
        }),
        { numRuns: 300 }
      );
    },
    SLOW
  );

  it(
    'are in order, apart from each other, and inside the window',
    () => {
      fc.assert(
        fc.property(someHours, instants, fc.integer({ min: 1, max: 21 }), (hours, from, days) => {
          let previous = from.getTime() / 1000 - 1;
          for (const [start, end] of openIntervals(hours, from, days, MILAN)) {
            expect(start).toBeGreaterThan(previous);
            expect(end).toBeGreaterThan(start);
            previous = end;
          }
          expect(previous).toBeLessThanOrEqual(from.getTime() / 1000 + days * 86_400);
        }),
        { numRuns: 300 }
      );
    },
    SLOW
  );
});

describe('the state', () => {
  it(
    'is open exactly when the place is open, and changes at the moment it names',
    () => {
      fc.assert(
        fc.property(someHours, instants, (hours, now) => {
          const place = placeWith(hours, { confirmedAt: now.toISOString() });
          const state = openingState({ now, place, neighbourhood: MILAN });
          const open = (iso: string, shift = 0) => isOpenAt(hours, new Date(Date.parse(iso) + shift), MILAN);
          expect(isOpenAt(hours, now, MILAN)).toBe(state.kind === 'open');
          if (state.kind === 'open' && state.until) {
            expect(Date.parse(state.until)).toBeGreaterThan(now.getTime());
            expect([open(state.until, -1), open(state.until)]).toEqual([true, false]);
          }
          if (state.kind === 'closed' && state.opens) {
            expect(Date.parse(state.opens)).toBeGreaterThan(now.getTime());
            expect([open(state.opens, -1), open(state.opens)]).toEqual([false, true]);
          }
        }),
        { numRuns: 300 }
      );
    },
    SLOW
  );

  it(
    'is never open for an entry that is stale',
    () => {
      fc.assert(
        fc.property(someHours, instants, (hours, now) => {
          const place = placeWith(hours, { confirmedAt: null, addedAt: '2025-01-01T00:00:00Z' });
          expect(['stale', 'unknown']).toContain(openingState({ now, place, neighbourhood: MILAN }).kind);
        }),
        { numRuns: 50 }
      );
    },
    SLOW
  );

  it(
    'is some state, whatever text comes in place of hours',
    () => {
      const text = fc.oneof(
        fc.string({ maxLength: 600 }),
        fc
          .array(
            fc.constantFrom(
              'Mo',
              'PH',
              '-',
              ',',
              ';',
              ' ',
              '||',
              '10:00',
              '+',
              'off',
              '[1]',
              'week',
              '2026',
              'easter'
            ),
            { maxLength: 60 }
          )
          .map((words) => words.join(''))
      );
      fc.assert(
        fc.property(text, instants, (hours, now) => {
          expect(openingState({ now, place: placeWith(hours), neighbourhood: MILAN }).kind).toBeTypeOf(
            'string'
          );
        }),
        { numRuns: 500 }
      );
    },
    SLOW
  );
});

describe('the week', () => {
  it(
    'has the sure and usual hours of seven days, in order',
    () => {
      fc.assert(
        fc.property(someHours, instants, (hours, day) => {
          const week = weekTable(hours, day, MILAN) ?? [];
          expect(week).toHaveLength(7);
          const days = week.map(({ date }) => Date.parse(date) / 86_400_000);
          expect(days).toEqual(days.map((_, ahead) => days[0]! + ahead));
          expect(week.map(({ date }) => new Date(date).getUTCDay() || 7)).toEqual(
            week.map(({ weekday }) => weekday)
          );
          for (const { intervals } of week) {
            const starts = intervals.map(({ from }) => from);
            expect(starts).toEqual([...starts].sort());
            for (const { from, to } of intervals) expect(from).not.toBe(to);
          }
        }),
        { numRuns: 200 }
      );
    },
    SLOW
  );
});

describe('the library', () => {
  it(
    'used plainly says the same in UTC, of hours that leave nothing open',
    () => {
      const utc = { timeZone: 'UTC', country: 'IT', localHolidays: [] };
      const strings = fc.constantFrom(
        'Mo-Fr 09:00-12:30,14:30-18:00; PH off',
        'Mo-Sa,PH 20:00-02:00',
        'Oct-May Mo-Fr 10:00-12:00; PH 11:00-12:00',
        'Su[2],PH 10:00-12:00',
        'Mo-Fr 08:00-20:00; Aug 10-20 off; PH off; Dec 24 08:00-12:00',
        'week 1-53/2 Mo-Fr 09:00-10:00; PH off',
        '24/7'
      );
      fc.assert(
        fc.property(strings, someInstant, (hours, instant) => {
          const place = { lat: '0', lon: '0', address: { country_code: 'it', state: '' } };
          const plain = new OpeningHours(hours, place as never);
          expect(isOpenAt(hours, instant, utc)).toBe(plain.getState(instant));
        }),
        { numRuns: 400 }
      );
    },
    SLOW
  );

  it(
    'gives the same answers whatever the time zone of the process, but for hours that follow the sun',
    () => {
      const script = `
      const { openIntervals } = await import(${JSON.stringify(new URL('./evaluate.server.ts', import.meta.url).href)});
      const hours = ['Mo-Fr 09:00-12:30,14:30-18:00; PH off', 'Mo-Su 20:00-06:00', 'Sa,PH 10:00-13:00', 'Su[-1] 00:00-24:00'];
      const milan = ${JSON.stringify(MILAN)};
      for (const from of ['2026-03-20T00:00Z', '2026-10-20T00:00Z', '2026-12-01T00:00Z'])
        for (const text of hours) console.log(JSON.stringify(openIntervals(text, new Date(from), 14, milan)));
    `;
      const answers = ['UTC', 'Europe/Rome', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'].map((TZ) =>
        execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
          env: { ...process.env, TZ, NODE_OPTIONS: '' },
          encoding: 'utf8'
        })
      );
      expect(answers[0]?.length).toBeGreaterThan(1000);
      expect(new Set(answers).size).toBe(1);
    },
    SLOW
  );
});
