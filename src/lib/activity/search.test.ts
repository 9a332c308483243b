import { describe, expect, test } from 'vitest';
import type { Activity } from './activity.ts';
import { anActivity } from './examples.ts';
import { NO_ACTIVITY_FILTERS, type ActivityFilters } from './filters.ts';
import { findActivities } from './search.ts';
import { streetsFrom, straightLinesFrom } from '../walking/walks-from.ts';
import { BLOCK, gridOfStreets, ORIGIN } from '../walking/grid-for-tests.ts';
import { StreetIndex } from '../walking/street-index.ts';

const TODAY = '2026-11-22';
const HERE = [9.137, 45.472] as const;

function finds(filters: Partial<ActivityFilters>, fields: Partial<Activity>): boolean {
  const found = findActivities(
    [anActivity(fields)],
    { ...NO_ACTIVITY_FILTERS, ...filters },
    { today: TODAY, walks: null }
  );
  return found.activities.length === 1;
}

/** Whether it follows apart, as one of which it is not known. */
function leavesOpen(filters: Partial<ActivityFilters>, fields: Partial<Activity>): boolean {
  const asked = { ...NO_ACTIVITY_FILTERS, ...filters };
  return findActivities([anActivity(fields)], asked, { today: TODAY, walks: null }).unknown.length === 1;
}

function at(point: readonly [number, number] | null): Activity['place'] {
  const precision = point ? 'exact' : 'to-confirm';
  return { slug: 'sala', name: { it: 'Sala' }, address: 'Via Gigante', precision, point };
}

describe('the calendar finds', () => {
  test('a kind by its name and by its group', () => {
    expect(finds({ kinds: ['italian-course'] }, { kind: 'italian-course' })).toBe(true);
    expect(finds({ kinds: ['learning'] }, { kind: 'italian-course' })).toBe(true);
    expect(finds({ kinds: ['work'] }, { kind: 'italian-course' })).toBe(false);
  });

  test('childcare however it is written down, and not where nobody said it', () => {
    expect(finds({ childcare: true }, { childcare: {} })).toBe(true);
    expect(finds({ childcare: true }, { features: ['childcare'] })).toBe(true);
    expect(finds({ features: ['childcare'] }, { childcare: {} })).toBe(true);
    expect(finds({ childcare: true }, {})).toBe(false);
    expect(leavesOpen({ childcare: true }, {})).toBe(true);
  });

  test('what has places; apart what nobody knows of; never what is full or has a waiting list', () => {
    const places: Partial<ActivityFilters> = { placesFree: true };
    const told = (state: 'open' | 'waiting-list' | 'full') => ({ capacity: { state, as_of: '2026-11-20' } });
    expect(finds(places, told('open'))).toBe(true);
    expect(finds(places, { capacity: null })).toBe(false);
    expect(leavesOpen(places, { capacity: null })).toBe(true);
    for (const none of [told('waiting-list'), told('full')])
      expect(finds(places, none) || leavesOpen(places, none)).toBe(false);
  });

  test('what costs nothing, by its price as well', () => {
    expect(finds({ features: ['free'] }, { costEuro: 0 })).toBe(true);
    const paid = { costEuro: 20, features: [] };
    expect(finds({ features: ['free'] }, paid) || leavesOpen({ features: ['free'] }, paid)).toBe(false);
    expect(leavesOpen({ features: ['free'] }, { costEuro: null })).toBe(true);
  });

  test('what is known not to ask for a document; apart, that of which nobody has said', () => {
    const without: Partial<ActivityFilters> = { without: ['identity-document'] };
    expect(finds(without, { notAsked: ['identity-document'] })).toBe(true);
    expect(finds(without, {})).toBe(false);
    expect(leavesOpen(without, {})).toBe(true);
    expect(leavesOpen(without, { notAsked: ['residence-permit'] })).toBe(true);
    expect(leavesOpen({ ...without, knownOnly: true }, {})).toBe(false);
    const asks: Partial<Activity> = { asked: ['identity-document'] };
    expect(finds(without, asks) || leavesOpen(without, asks)).toBe(false);
  });

  test('a level and a language; apart, that of which nobody has said which', () => {
    expect(finds({ level: 'A1' }, { levels: ['A1', 'A2'] })).toBe(true);
    expect(leavesOpen({ level: 'A1' }, { levels: [] })).toBe(true);
    expect(leavesOpen({ level: 'A1' }, { levels: ['B1'] })).toBe(false);
    expect(leavesOpen({ language: 'ar' }, { languages: [] })).toBe(true);
    expect(leavesOpen({ language: 'ar' }, { languages: ['it'] })).toBe(false);
  });

  test('a course by the name of the place, in any language, by its street', () => {
    expect(finds({ q: 'gigante' }, { place: at(null) })).toBe(true);
    expect(finds({ q: 'خياطة' }, { title: { it: 'Cucito', ar: 'خياطة' } })).toBe(true);
    expect(finds({ q: 'cucina' }, { title: { it: 'Cucito' } })).toBe(false);
  });
});

test('a job leaves by itself the day after its last one, a course with a late enrolment does not', () => {
  expect(finds({}, { kind: 'job', deadline: TODAY })).toBe(true);
  expect(finds({}, { kind: 'job', deadline: '2026-11-21' })).toBe(false);
  expect(finds({}, { kind: 'italian-course', deadline: '2026-11-21' })).toBe(true);
});

test('within minutes on foot what has no position is not known to be there', () => {
  const activities = [
    anActivity({ slug: 'near', place: at(HERE) }),
    anActivity({ slug: 'far', place: at([9.2, 45.5]) }),
    anActivity({ slug: 'somewhere', place: at(null) }),
    anActivity({ slug: 'anywhere', place: null })
  ];
  const filters = { ...NO_ACTIVITY_FILTERS, near: HERE, minutes: 10 };
  const { activities: found, unknown } = findActivities(activities, filters, {
    today: TODAY,
    walks: straightLinesFrom(HERE)
  });
  expect(found.map(({ slug }) => slug)).toEqual(['near']);
  expect(unknown.map(({ slug }) => slug)).toEqual(['somewhere', 'anywhere']);
});

test('within minutes along the streets is what they lead to in that time, however near it lies', () => {
  // Two streets of nine blocks, 100 m from each other, that meet at their far end alone.
  const graph = gridOfStreets({
    columns: 10,
    rows: 2,
    street: (a, b) => (b === a + 10 && a !== 9 ? null : 'street')
  });
  const walks = streetsFrom(new StreetIndex(graph), ORIGIN);
  const across = anActivity({ place: at([ORIGIN[0], ORIGIN[1] + BLOCK.lat]) });
  const within = (minutes: number, from: Parameters<typeof findActivities>[2]['walks']) =>
    findActivities([across], { ...NO_ACTIVITY_FILTERS, near: ORIGIN, minutes }, { today: TODAY, walks: from })
      .activities.length === 1;
  expect([within(2, straightLinesFrom(ORIGIN)), within(10, walks), within(30, walks)]).toEqual([
    true,
    false,
    true
  ]);
});
