import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { certaintyOf } from '../opening/certainty.ts';
import { at, MILAN, placeWith, someHours } from '../opening/examples.ts';
import { openingState } from '../opening/evaluate.server.ts';
import { placeForTests } from '../place-for-tests.ts';
import { intervalsBeside } from './closures.ts';
import { closureOn, endOf, holdsOn, noticeSchema, noticesOn, noticesToCome, type Notice } from './notice.ts';
import { placeOn } from './place-on.ts';

const CLOSED: Notice = { kind: 'closed', from: '2026-12-24', until: '2027-01-06' };
const NOWHERE: Notice = {
  kind: 'moved',
  from: '2026-11-01',
  ask_again: '2027-02-28',
  address: 'Via Pio II 3'
};
const MOVED: Notice = { ...NOWHERE, point: [9.1301, 45.4701] };
const problemsOf = (value: unknown) =>
  v.safeParse(noticeSchema, value).issues?.map(({ message }) => message) ?? [];

describe('a notice', () => {
  test('holds from its first day to its last, and ends by itself', () => {
    expect(holdsOn(CLOSED, '2026-12-23')).toBe(false);
    expect(holdsOn(CLOSED, '2026-12-24')).toBe(true);
    expect(holdsOn(CLOSED, '2027-01-06')).toBe(true);
    expect(holdsOn(CLOSED, '2027-01-07')).toBe(false);
  });

  test('is announced within a month of its first day, and not after', () => {
    const all = [{ ...CLOSED, from: '2026-12-28' }, CLOSED, MOVED];
    expect(noticesToCome(all, '2026-11-24').map(({ from }) => from)).toEqual(['2026-12-24']);
    expect(noticesToCome(all, '2026-12-20').map(({ from }) => from)).toEqual(['2026-12-24', '2026-12-28']);
    expect(noticesToCome(all, '2026-12-24').map(({ from }) => from)).toEqual(['2026-12-28']);
    expect(noticesToCome(all, '2026-11-23')).toEqual([]);
  });

  test('whose end nobody knows is believed until the day on which somebody is to ask again', () => {
    expect(endOf(MOVED)).toBe('2027-02-28');
    expect(holdsOn(MOVED, '2027-03-01')).toBe(false);
  });

  test.each([
    ['ends before it begins', { ...CLOSED, until: '2026-12-01' }],
    ['has no end', { kind: 'closed', from: '2026-12-24' }],
    ['has two ends', { ...CLOSED, ask_again: '2027-03-01' }],
    ['says nothing', { kind: 'other', from: '2026-12-24', until: '2026-12-25' }],
    ['says blanks', { ...CLOSED, text: { it: ' \u3164' } }],
    ['has no end of words', { ...CLOSED, text: { it: 'x'.repeat(301) } }],
    ['moves to nowhere', { ...CLOSED, kind: 'moved' }],
    ['closes somewhere else', { ...CLOSED, address: 'Via Pio II 3' }],
    ['is of a kind there is not', { ...CLOSED, kind: 'sold' }]
  ])('is none that %s', (_, value) => {
    expect(problemsOf(value)).not.toEqual([]);
  });

  test('is one with its end, its words and whoever says so', () => {
    for (const value of [
      CLOSED,
      MOVED,
      { ...CLOSED, text: { it: 'Ferie' }, source: { name: 'Comune', year: 2026 } }
    ])
      expect(problemsOf(value)).toEqual([]);
  });
});

describe('a place that moved', () => {
  const clinic = placeForTests({ address: 'Via Monreale 13', notices: [MOVED] });

  test('is found where it is for now, and says where it is otherwise', () => {
    expect(placeOn(clinic, '2026-12-01')).toMatchObject({
      address: 'Via Pio II 3',
      position: { precision: 'approximate', point: [9.1301, 45.4701] },
      usual: { address: 'Via Monreale 13', position: { point: [9.14, 45.47] } }
    });
    expect(placeOn(clinic, '2027-03-01')).toBe(clinic);
  });

  test('to where nobody knows has no pin, not the old one', () => {
    expect(placeOn({ ...clinic, notices: [NOWHERE] }, '2026-12-01').position).toEqual({
      precision: 'to-confirm',
      point: null
    });
  });

  test('and is protected is nowhere at all', () => {
    const hidden = { ...clinic, position: { precision: 'area-only', point: null } } as const;
    expect(placeOn(hidden, '2026-12-01')).toBe(hidden);
  });
});

describe('a place that a notice closes', () => {
  const now = at('2026-12-28T10:00+01:00');
  const stateOf = (hours: string | null, notices: readonly Notice[], when = now) =>
    openingState({ now: when, place: { ...placeWith(hours), notices }, neighbourhood: MILAN });

  test('is known to be closed, whatever its hours say or do not say', () => {
    for (const hours of ['24/7', 'Mo-Fr 09:00-18:00', null])
      expect(stateOf(hours, [CLOSED])).toEqual({ kind: 'shut', until: '2027-01-06' });
  });

  test('is closed to the end of the last day on its own clock', () => {
    const [night, after] = [at('2027-01-06T23:59+01:00'), at('2027-01-07T00:00+01:00')];
    expect(stateOf('24/7', [CLOSED], night).kind).toBe('shut');
    expect(stateOf('24/7', [CLOSED], after).kind).toBe('open');
  });

  test('has no open hours left in those days', () => {
    const day = 86_400;
    const start = Date.parse('2026-12-23T00:00+01:00') / 1000;
    expect(intervalsBeside([CLOSED], [[start, start + 20 * day]], 'Europe/Rome')).toEqual([
      [start, start + day],
      [start + 15 * day, start + 20 * day]
    ]);
  });
});

const days = fc
  .integer({ min: 0, max: 700 })
  .map((offset) => new Date(Date.parse('2026-01-01') + offset * 86_400_000).toISOString().slice(0, 10));
const anyNotice = fc
  .record({ kind: fc.constantFrom('moved', 'closed', 'other'), one: days, other: days, isOpen: fc.boolean() })
  .map(({ kind, one, other, isOpen }): Notice => {
    const [from = one, end = other] = [one, other].sort();
    return {
      kind,
      from,
      ...(isOpen ? { ask_again: end } : { until: end }),
      ...(kind === 'moved' && { address: 'Via Pio II 3' }),
      ...(kind === 'other' && { text: { it: 'Chiedi prima' } })
    };
  });

test('what is over, or not yet, changes nothing of a place', () => {
  fc.assert(
    fc.property(fc.array(anyNotice, { maxLength: 4 }), days, someHours, (all, day, hours) => {
      const notices = all.filter((one) => !holdsOn(one, day));
      const place = placeForTests({ openingHours: hours, confirmedAt: '2025-12-01T09:00:00Z', notices });
      const now = at(`${day}T12:00+01:00`);
      const bare = { ...place, notices: [] };
      expect(noticesOn(notices, day)).toEqual([]);
      expect(placeOn(place, day)).toBe(place);
      expect(openingState({ now, place, neighbourhood: MILAN })).toEqual(
        openingState({ now, place: bare, neighbourhood: MILAN })
      );
    })
  );
});

test('no notice but a closure makes anything known of whether it is open', () => {
  fc.assert(
    fc.property(fc.array(anyNotice, { maxLength: 4 }), days, someHours, (notices, day, hours) => {
      const now = at(`${day}T12:00+01:00`);
      const place = placeWith(hours, { notices });
      const state = openingState({ now, place, neighbourhood: MILAN });
      if (closureOn(notices, day)) expect(state.kind).toBe('shut');
      else expect(state).toEqual(openingState({ now, place: placeWith(hours), neighbourhood: MILAN }));
      expect(certaintyOf(place, now.getTime(), MILAN.timeZone)).toEqual(
        certaintyOf(placeWith(hours), now.getTime(), MILAN.timeZone)
      );
    })
  );
});
