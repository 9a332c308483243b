import { describe, expect, test } from 'vitest';
import type { Activity } from '../activity/activity.ts';
import type { Stage } from '../activity/vocabulary.ts';
import { anActivity } from '../activity/examples.ts';
import {
  chainOf,
  chainQuery,
  concernedBy,
  NO_CHAIN_FILTERS,
  parseChainFilters,
  isAt,
  CHAIN_TIMES,
  timesBetween,
  type ChainFilters,
  type StagePlace
} from './chain.ts';
import type { Link } from './links.ts';

const offered = (stage: Stage, organisation: string | null, fields: Partial<Activity> = {}): Activity =>
  anActivity({
    stage,
    demonstration: false,
    organisation: organisation === null ? null : { slug: organisation, name: { it: organisation } },
    ...fields
  });
const refers = (from: string, to: string, fields: Partial<Link> = {}): Link => ({
  slug: `${from}-${to}`,
  from,
  to,
  kind: 'refers-to',
  directed: true,
  since: null,
  until: null,
  certainty: 'documented',
  stage: null,
  note: null,
  sources: [],
  ...fields
});
const chain = (
  activities: readonly Activity[],
  links: readonly Link[] = [],
  filters: Partial<ChainFilters> = {},
  places: readonly StagePlace[] = []
) =>
  chainOf(activities, { places, links, year: 2026, walkOf: () => null }, { ...NO_CHAIN_FILTERS, ...filters });
const placed = (category: string, fields: Partial<StagePlace> = {}): StagePlace => ({
  ...{ slug: category, name: { it: category }, category, organisation: null },
  ...{ languages: [], features: [], times: [] },
  ...fields
});
const keys = (...of: Parameters<typeof chain>) => chain(...of).breaks.map(({ key }) => key);

const WHOLE = [
  offered('orientation', 'a'),
  offered('skills', 'b'),
  offered('italian', 'c'),
  offered('training', 'd'),
  offered('work', 'e')
];
const REFERRED = [refers('a', 'b'), refers('b', 'c'), refers('c', 'd'), refers('d', 'e')];

describe('a chain', () => {
  test('that is offered and referred along does not break', () => {
    expect(keys(WHOLE, REFERRED)).toEqual([]);
  });

  test('breaks at a step that nobody offers', () => {
    expect(keys(WHOLE.slice(0, 4), REFERRED)).toEqual(['unserved-work']);
  });

  test('breaks where nobody refers people on, and at who is sent nobody', () => {
    expect(keys(WHOLE, REFERRED.toSpliced(2, 1))).toEqual(['unlinked-italian-training', 'untold-d']);
  });

  test('does not break inside an organisation that offers both steps', () => {
    const both = [...WHOLE.slice(0, 3), offered('training', 'c'), offered('work', 'e')];
    expect(keys(both, [refers('a', 'b'), refers('b', 'c'), refers('c', 'e')])).toEqual([]);
  });

  test('is not held by a referral that has ended', () => {
    expect(keys(WHOLE, REFERRED.with(0, refers('a', 'b', { until: '2019' })))).toEqual([
      'unlinked-orientation-skills',
      'untold-b'
    ]);
  });

  test('is held by a referral that is to end later, in its last year too', () => {
    for (const until of ['2028', '2026-03'])
      expect(keys(WHOLE, REFERRED.with(0, refers('a', 'b', { until })))).toEqual([]);
  });

  test('is held by a place whose kind stands for the step, and by whom it belongs to', () => {
    const centre = placed('job-centre', { organisation: 'e' });
    expect(keys(WHOLE.slice(0, 4), REFERRED, {}, [centre])).toEqual([]);
    expect(keys(WHOLE.slice(0, 4), REFERRED, {}, [placed('library', { organisation: 'e' })])).toEqual([
      'unserved-work'
    ]);
  });

  test('is held by such a place only under the conditions that hold there', () => {
    const centre = placed('job-centre', { languages: ['ar'], features: ['women-only'], times: ['morning'] });
    const unserved = (filters: Partial<ChainFilters>) => keys([], [], filters, [centre]);
    for (const filters of [{ language: 'ar' }, { womenOnly: true }, { time: 'morning' as const }])
      expect(unserved(filters)).not.toContain('unserved-work');
    for (const filters of [{ language: 'bn' }, { childcare: true }, { time: 'evening' as const }])
      expect(unserved(filters)).toContain('unserved-work');
  });

  test('holds under the conditions of a woman only where they hold', () => {
    const withChildren = offered('italian', 'c', {
      features: ['women-only', 'childcare'],
      languages: ['ar']
    });
    const unserved = (filters: Partial<ChainFilters>) =>
      keys(WHOLE.with(2, withChildren), REFERRED, filters).filter((key) => key.startsWith('unserved'));
    for (const filters of [{ womenOnly: true }, { childcare: true }, { language: 'ar' }])
      expect(unserved(filters)).toEqual([
        'unserved-orientation',
        'unserved-skills',
        'unserved-training',
        'unserved-work'
      ]);
    expect(unserved({ language: 'bn' })).toHaveLength(5);
  });
});

test('the time of day is that at which it begins, the evening what reaches into it; unknown times are at no time', () => {
  const at = (start: string, duration = 60) => {
    const activity = offered('italian', 'c', {
      schedule: {
        ...{ start, duration, timeZone: 'Europe/Rome', rrule: null, exdates: [], rdates: [] },
        ...{ season: null, pausesInSchoolHolidays: null }
      }
    });
    return CHAIN_TIMES.filter((time) => isAt(activity, time));
  };
  expect([at('2026-01-07T09:30'), at('2026-01-07T13:00'), at('2026-01-07T18:00')]).toEqual([
    ['morning'],
    ['afternoon'],
    ['evening']
  ]);
  expect([at('2026-01-07T17:00', 120), at('2026-01-07T17:00', 90)]).toEqual([
    ['afternoon', 'evening'],
    ['afternoon']
  ]);
  expect([at('2026-01-07'), CHAIN_TIMES.filter((time) => isAt({ schedule: null }, time))]).toEqual([[], []]);
});

test('hours are in each part of the day that they touch', () => {
  expect(timesBetween(9, 13)).toEqual(['morning']);
  expect(timesBetween(9, 18)).toEqual(['morning', 'afternoon']);
  expect(timesBetween(14, 18.5)).toEqual(['afternoon']);
  expect(timesBetween(14, 19)).toEqual(['afternoon', 'evening']);
  expect(timesBetween(20, 26)).toEqual(['evening']);
});

test('a referral out of walking range is a break, measured or about', () => {
  const minutes: Readonly<Record<string, number>> = { b: 20, far: 21 };
  const walkOf = (_: string, to: string) =>
    to in minutes ? { minutes: minutes[to]!, approximate: false } : null;
  const links = [...REFERRED, refers('a', 'far')];
  expect(chainOf(WHOLE, { places: [], links, year: 2026, walkOf }, NO_CHAIN_FILTERS).breaks).toEqual([
    { key: 'far-a-far', kind: 'far', from: 'a', to: 'far', minutes: 21, approximate: false }
  ]);
});

test('those who could mend it are who offers the steps around it', () => {
  const broken = chain(WHOLE.toSpliced(2, 1), REFERRED);
  expect(broken.breaks[0]).toMatchObject({ key: 'unserved-italian' });
  expect(concernedBy(broken.breaks[0]!, broken)).toEqual(['b', 'd']);
});

test('the conditions are in the address, and nonsense is not', () => {
  const address = 'language=ar&feature=women-only&feature=childcare&time=evening';
  expect(chainQuery(parseChainFilters(new URLSearchParams(address))).toString()).toBe(address);
  expect(parseChainFilters(new URLSearchParams('language=%3Cb%3E&feature=x&time=noon'))).toEqual(
    NO_CHAIN_FILTERS
  );
});
