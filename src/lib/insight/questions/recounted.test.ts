import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresBetween } from '../../geo/distance.ts';
import type { LonLat } from '../../geo/point.ts';
import { REQUIREMENTS } from '../../place/vocabulary.ts';
import { BLOCK, ORIGIN } from '../../walking/grid-for-tests.ts';
import { measured } from '../gap-ground.ts';
import type { HistoryStep } from '../history.ts';
import { LANGUAGES_OF } from '../languages-of-citizenship.ts';
import { atOnce, service } from '../service-for-tests.ts';
import { holds, type Service } from '../service.ts';
import { BEYOND_LIMIT, beyondOf } from './beyond.ts';
import { changedSince } from './changed-since.ts';
import { servedCitizenships } from './citizenships.ts';
import { tallyOf, tallyOfWeek } from './tally.ts';
import { bestSpots, MOST_SPOTS, spotsToTry, weighedSpots } from './where-more.ts';

/* Every figure that officials are answered with, counted again by another route over services of which much is not told. */

const at = (x: number): LonLat => [ORIGIN[0] + x * BLOCK.lon, ORIGIN[1]];
const cells = Array.from({ length: 30 }, (_, x) => at(x * 2));
const people = Float64Array.from(cells, (_, x) => 1 + (x % 7));
const walking = { index: null, walker: 'adult' } as const;
/** Straight lines times 1.3 at 75 metres a minute. */
const minutes = (a: LonLat, b: LonLat) => (metresBetween(a, b) * 1.3) / 75;
const DAY = 24 * 60;

const anyService = fc
  .record({
    place: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 6 }),
    stage: fc.constantFrom('italian' as const, 'training' as const, null),
    languages: fc.subarray(['it', 'ar', 'zh', 'es']),
    asked: fc.subarray([...REQUIREMENTS], { maxLength: 3 }),
    notAsked: fc.subarray([...REQUIREMENTS], { maxLength: 3 }),
    times: fc.option(
      fc.array(fc.record({ day: fc.integer({ min: 0, max: 6 }), from: fc.integer({ min: 6, max: 20 }) }), {
        maxLength: 3
      })
    )
  })
  .map(({ place, times, asked, notAsked, ...fields }) => ({
    ...service('one', place === null ? null : at(place), fields),
    asked,
    notAsked: notAsked.filter((one) => !asked.includes(one)),
    times:
      times && times.map(({ day, from }) => [day * DAY + from * 60, day * DAY + from * 60 + 120] as const)
  }));
const anyServices = fc
  .array(anyService, { maxLength: 8 })
  .map((all): Service[] => all.map((one, number) => ({ ...one, slug: `s${number}` })));

test('Saturday and each condition: known, known not and not known are all there are, each counted from the rows', () => {
  fc.assert(
    fc.property(anyServices, (services) => {
      const saturday = tallyOf(services, (one) => holds(one, { of: 'time', value: 'saturday' }));
      expect(saturday.unknown.length).toBe(services.filter(({ times }) => times === null).length);
      expect(saturday.yes.length).toBe(
        services.filter(({ times }) => times?.some(([from]) => Math.floor(from / DAY) === 5)).length
      );
      for (const value of REQUIREMENTS) {
        const { yes, no, unknown } = tallyOf(services, (one) => holds(one, { of: 'without', value }));
        expect(no.length).toBe(services.filter(({ asked }) => asked.includes(value)).length);
        expect(yes.length).toBe(services.filter(({ notAsked }) => notAsked.includes(value)).length);
        expect(new Set([...yes, ...no, ...unknown])).toEqual(new Set(services));
        expect(yes.length + no.length + unknown.length).toBe(services.length);
      }
    })
  );
});

test('in August what is not there any more is closed, what has no known days is not known, and neither is the other', () => {
  fc.assert(
    fc.property(
      anyServices,
      fc.array(fc.constantFrom('there', 'silent', 'ended'), { minLength: 8 }),
      (all, ways) => {
        const then = all.flatMap((one, number): Service[] =>
          ways[number] === 'ended'
            ? []
            : [ways[number] === 'there' ? one : { ...one, times: one.times && [] }]
        );
        let [there, closed, untold] = [0, 0, 0];
        for (const [number, { times }] of all.entries())
          if (times === null) untold++;
          else if (times.length > 0) {
            if (ways[number] === 'there') there++;
            else closed++;
          }
        const tally = tallyOfWeek(all, then);
        expect([tally.yes.length, tally.no.length, tally.unknown.length]).toEqual([there, closed, untold]);
      }
    )
  );
});

test('who is served in a language of hers is counted from the rows, and silence is no refusal', () => {
  const anyone = fc.dictionary(
    fc.constantFrom('EG', 'CN', 'PE', 'XK', 'UA'),
    fc.integer({ min: 1, max: 999 })
  );
  fc.assert(
    fc.property(anyServices, anyone, (services, citizenships) => {
      const rows = servedCitizenships(services, citizenships);
      expect(rows.reduce((sum, one) => sum + one.people, 0)).toBe(
        Object.values(citizenships).reduce((sum, one) => sum + one, 0)
      );
      for (const { country, entries, isServed } of rows) {
        const own: readonly string[] = LANGUAGES_OF[country] ?? [];
        let counted = 0;
        for (const { languages } of services)
          if (languages.filter((tag) => own.includes(tag)).length > 0) counted++;
        expect(entries).toBe(counted);
        const mayBe = own.length === 0 || services.some(({ languages }) => languages.length === 0);
        expect(isServed).toBe(counted > 0 ? 'yes' : mayBe ? 'unknown' : 'no');
      }
    })
  );
});

const groundOf = (services: readonly Service[]) =>
  measured({ services, cells, people, groups: {}, walking, completeness: () => 'partial' as const });
const beyond = (services: readonly Service[], limit: number) =>
  cells.reduce(
    (sum, cell, number) =>
      services.some(({ point }) => point !== null && minutes(cell, point) <= limit)
        ? sum
        : sum + people[number]!,
    0
  );

test('how many live beyond ten minutes is counted cell by cell, and holds wherever those are that nobody knows of', () => {
  fc.assert(
    fc.property(anyServices, fc.integer({ min: 0, max: 60 }), (services, x) => {
      for (const { topic, least, most } of atOnce(beyondOf(groundOf(services)))) {
        const own = services.filter(({ stage }) => topic.of === 'stage' && stage === topic.value);
        expect(most).toBe(beyond(own, BEYOND_LIMIT));
        const somewhere = own.map((one) => ({ ...one, point: one.point ?? at(x) }));
        const truth = beyond(somewhere, BEYOND_LIMIT);
        expect(least).toBeLessThanOrEqual(truth);
        expect(truth).toBeLessThanOrEqual(most);
      }
    })
  );
});

test('where one more would help most: no other spot helps more, and it helps as many as it says', () => {
  fc.assert(
    fc.property(anyServices, (services) => {
      const spots = spotsToTry(cells);
      const found = atOnce(bestSpots(groundOf(services), spots));
      for (const { topic, at: spot, least, most } of found) {
        const own = services.filter(({ stage }) => topic.of === 'stage' && stage === topic.value);
        const gain = (where: LonLat) => beyond(own, 10) - beyond([...own, service('new', where)], 10);
        expect(most).toBe(gain(spot));
        expect(least).toBe(own.some(({ point }) => point === null) ? 0 : most);
        expect(most).toBe(Math.max(...spots.map(gain)));
      }
      // The most first.
      expect(found.map(({ least }) => least)).toEqual(
        found.map(({ least }) => least).toSorted((a, b) => b - a)
      );
      const all = new Set(found.map(({ topic }) => topic.value));
      for (const { topic } of atOnce(beyondOf(groundOf(services))))
        if (
          beyond(
            services.filter(({ stage }) => topic.of === 'stage' && stage === topic.value),
            10
          ) >= 1
        )
          expect(all).toContain(topic.value);
    })
  );
});

test('weighed by need it is ranked by those who surely have it, and holds for whoever may', () => {
  const shares = fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(anyServices, shares, shares, shares, (services, sure, maybe, truth) => {
      const surely = people.map((here, cell) => here * sure[cell]!);
      const perhaps = surely.map((some, cell) => some + people[cell]! * maybe[cell]!);
      const needy = surely.map((some, cell) => some + people[cell]! * maybe[cell]! * truth[cell]! * 2);
      const far = (from: readonly Service[], cell: LonLat) =>
        from.every(({ point }) => point === null || minutes(cell, point) > 10);
      for (const { topic, at: spot, least, most } of atOnce(
        weighedSpots(groundOf(services), spotsToTry(cells), { surely, perhaps })
      )) {
        const own = services.filter(({ stage }) => topic.of === 'stage' && stage === topic.value);
        const gain = (where: LonLat, some: Float64Array) =>
          cells.reduce(
            (sum, cell, number) => (far(own, cell) && minutes(cell, where) <= 10 ? sum + some[number]! : sum),
            0
          );
        expect(gain(spot, surely)).toBeCloseTo(Math.max(...cells.map((one) => gain(one, surely))), 6);
        expect(least).toBeCloseTo(own.some(({ point }) => point === null) ? 0 : gain(spot, surely), 6);
        expect(most).toBeCloseTo(gain(spot, perhaps), 6);
        expect(gain(spot, needy)).toBeGreaterThanOrEqual(least - 1e-6);
        expect(gain(spot, needy)).toBeLessThanOrEqual(most + 1e-6);
      }
    }),
    { numRuns: 40 }
  );
});

test('of a large neighbourhood no more spots are tried than one has patience for', () => {
  const many = Array.from({ length: 5000 }, (_, x) => at(x));
  expect(spotsToTry(many).length).toBeLessThanOrEqual(MOST_SPOTS);
  expect(spotsToTry(many).length).toBeGreaterThan(MOST_SPOTS / 2);
  expect(spotsToTry(cells)).toEqual(cells);
});

test('what has changed since is counted entry by entry', () => {
  const step = fc.record({
    entry: fc.constantFrom('a', 'b', 'c', 'd'),
    month: fc.constantFrom('2026-08', '2026-09', '2026-10', '2026-11'),
    closes: fc.boolean(),
    kind: fc.constantFrom('job', 'social')
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (asked) => {
      // One step of an entry in a month; the first brings it in.
      const byKey = new Map(asked.map((one) => [`${one.month} ${one.entry}`, one]));
      const there = new Map<string, string>();
      const then = new Map<string, string>();
      const steps: HistoryStep[] = [];
      for (const { entry, month, closes, kind } of [...byKey]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, one]) => one)) {
        const isThere = there.has(entry);
        if (closes && !isThere) continue;
        steps.push({
          ...{ entry, of: 'activity', month },
          is: closes ? 'closed' : isThere ? null : 'added',
          day: isThere ? null : `${month}-02`,
          fields: closes ? {} : { kind }
        });
        if (closes) there.delete(entry);
        else there.set(entry, kind);
        if (month <= '2026-09') {
          then.clear();
          for (const [key, value] of there) then.set(key, value);
        }
      }
      const names = [...new Set([...then.keys(), ...there.keys()])];
      const count = (is: (name: string) => boolean) => names.filter(is).length;
      expect(changedSince({ steps }, '2026-09')).toEqual({
        added: count((one) => !then.has(one)),
        closed: count((one) => !there.has(one)),
        changed: count((one) => then.has(one) && there.has(one) && then.get(one) !== there.get(one)),
        confirmed: 0,
        same: count((one) => then.has(one) && then.get(one) === there.get(one))
      });
    })
  );
});

test('a confirmation is no change, and what was invented is not counted', () => {
  const entry = (name: string, month: string, fields: object, is: 'added' | null = 'added'): HistoryStep => ({
    ...{ entry: name, of: 'place', month, is, day: `${month}-02`, fields: { ...fields } }
  });
  const steps = [
    entry('a', '2026-08', { category: 'library' }),
    entry('a', '2026-11', { confirmed_at: '2026-11-03' }, null),
    entry('invented', '2026-11', { demonstration: true })
  ];
  expect(changedSince({ steps }, '2026-09')).toEqual({
    added: 0,
    closed: 0,
    changed: 0,
    confirmed: 1,
    same: 0
  });
});
