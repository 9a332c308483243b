import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anActivity } from '../activity/examples.ts';
import { NO_ACTIVITY_FILTERS } from '../activity/filters.ts';
import { LAST_DAY_MOMENTS } from '../activity/last-day-for-tests.ts';
import { scheduleWith } from '../activity/schedule/examples.ts';
import { localeOf } from '../i18n/locales.ts';
import { aNeighbourhood, CHRISTMAS } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { reading, type Reading } from '../place/reading.server.ts';
import type { FoundActivity } from './activities-geojson.ts';
import { found, pageOfActivities } from './activities-search.server.ts';
import type { Fit } from '../place/known.ts';

let here: Reading;
beforeAll(async () => {
  const borgo = aNeighbourhood({ schoolCalendar: CHRISTMAS });
  here = reading(await translatorHere(borgo, localeOf('en')), borgo, [], new Date('2026-12-20T23:00:00Z'));
});

const ask = (fields: Parameters<typeof anActivity>[0], filters = {}) =>
  found(anActivity(fields), { ...NO_ACTIVITY_FILTERS, ...filters }, here);
const locals = ({ occurrences }: FoundActivity) => occurrences.map(({ local }) => local);

describe('the times of an activity', () => {
  const schedule = scheduleWith({ pausesInSchoolHolidays: true });
  test('are the next three, school holidays left out', () => {
    expect(locals(ask({ schedule }))).toEqual(['2027-01-08T09:30', '2027-01-13T09:30', '2027-01-15T09:30']);
  });
  test('are those in the days that are asked for', () => {
    expect(locals(ask({ schedule }, { from: '2026-12-16', to: '2026-12-31' }))).toEqual([
      '2026-12-16T09:30',
      '2026-12-18T09:30'
    ]);
  });
  test('are those in her free hours', () => {
    expect(locals(ask({ schedule }, { weekdays: ['we'] }))).toEqual([
      '2027-01-13T09:30',
      '2027-01-20T09:30',
      '2027-01-27T09:30'
    ]);
  });
});

test('what has no time to come is over, what goes on for days is not yet', () => {
  const once = (start: string, duration = 60) =>
    ask({ schedule: scheduleWith({ start, duration, rrule: null }) });
  expect(once('2026-12-18T09:00').over).toBe(true);
  expect(once('2026-12-22T09:00').over).toBe(false);
  expect(once('2026-12-18', 5 * 1440).over).toBe(false);
  expect(ask({ schedule: null }).over).toBe(false);
  expect(ask({ kind: 'job', deadline: '2026-12-20' }).over).toBe(true);
  expect(ask({ kind: 'job', deadline: '2026-12-21' }).over).toBe(false);
});

test.each(LAST_DAY_MOMENTS)('in %s a job until %s at %s: %s', (timeZone, deadline, moment, isOpen) => {
  const there = { ...here, neighbourhood: aNeighbourhood({ timeZone }), now: new Date(moment) };
  expect(found(anActivity({ kind: 'job', deadline }), NO_ACTIVITY_FILTERS, there).over).toBe(!isOpen);
});

test('page after page gives everything once, in the same order, however long a page is', () => {
  const uuid = fc.uuid();
  const some = fc.uniqueArray(
    fc.record({
      id: uuid,
      start: fc.option(fc.integer({ min: 1, max: 3 })),
      certainty: fc.constantFrom<Fit>('known', 'unknown')
    }),
    {
      selector: ({ id }) => id,
      maxLength: 30
    }
  );
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 7 }), (asked, limit) => {
      const rank = (one: FoundActivity) => one.occurrences[0]?.start ?? Infinity;
      const all = asked
        .map(({ id, start, certainty }) => ({
          activity: anActivity({ id }),
          certainty,
          occurrences: start === null ? [] : [{ start, end: start + 1, local: '' }],
          over: false,
          distance: null,
          walk: null
        }))
        .sort(
          (a, b) =>
            Number(a.certainty === 'unknown') - Number(b.certainty === 'unknown') ||
            rank(a) - rank(b) ||
            (a.activity.id < b.activity.id ? -1 : 1)
        );
      const paged: FoundActivity[] = [];
      let after: ReturnType<typeof pageOfActivities>['next'] = null;
      do {
        const page = pageOfActivities(all, NO_ACTIVITY_FILTERS, { limit, after });
        expect(page.total).toBe(all.length);
        paged.push(...page.found);
        after = page.next;
      } while (after);
      expect(paged).toEqual(all);
    })
  );
});
