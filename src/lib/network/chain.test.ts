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
  type ChainFilters
} from './chain.ts';
import type { Link } from './links.ts';

const offered = (stage: Stage, organisation: string | null, fields: Partial<Activity> = {}): Activity =>
  anActivity({
    stage,
    kind: stage === 'work' ? 'job' : 'italian-course',
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
  filters: Partial<ChainFilters> = {}
) => chainOf(activities, { links, year: 2026, walkOf: () => null }, { ...NO_CHAIN_FILTERS, ...filters });
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

  test('is not held by help to look for work: that is not work yet', () => {
    const help = offered('work', 'e', { kind: 'job-search-help' });
    const job = offered('work', 'e', { kind: 'job' });
    expect(keys([...WHOLE.slice(0, 4), help], REFERRED)).toEqual(['unserved-work']);
    expect(keys([...WHOLE.slice(0, 4), job], REFERRED)).toEqual([]);
  });

  test('holds under the conditions of a woman where they hold, and is not known to where nobody has told', () => {
    const withChildren = offered('italian', 'c', {
      features: ['women-only', 'childcare'],
      languages: ['ar']
    });
    const atItalian = (filters: Partial<ChainFilters>, activity = withChildren) =>
      keys(WHOLE.with(2, activity), REFERRED, filters).filter((key) => key.endsWith('italian'));
    for (const filters of [{ womenOnly: true }, { childcare: true }, { language: 'ar' }])
      expect(atItalian(filters)).toEqual([]);
    // It says which languages are spoken: not this one.
    expect(atItalian({ language: 'bn' })).toEqual(['unserved-italian']);
    const untold = offered('italian', 'c');
    for (const filters of [
      { womenOnly: true },
      { childcare: true },
      { language: 'ar' },
      { time: 'evening' as const }
    ])
      expect(atItalian(filters, untold)).toEqual(['unsure-italian']);
  });

  test('asks those of whom it is not known, by name', () => {
    const asked = chain(WHOLE, REFERRED, { womenOnly: true });
    expect(asked.breaks.map((one) => one.kind)).toEqual(Array(5).fill('unsure'));
    expect(concernedBy(asked.breaks[2]!, asked)).toEqual(['c']);
  });
});

test('the time of day is that at which it begins, the evening what reaches into it; unknown times are at no known time', () => {
  const at = (start: string, duration = 60) => {
    const activity = offered('italian', 'c', {
      schedule: {
        ...{ start, duration, timeZone: 'Europe/Rome', rrule: null, exdates: [], rdates: [] },
        ...{ season: null, pausesInSchoolHolidays: null }
      }
    });
    return CHAIN_TIMES.filter((time) => isAt(activity, time) === 'yes');
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
  expect(at('2026-01-07')).toEqual([]);
  expect(CHAIN_TIMES.map((time) => isAt({ schedule: null }, time))).toEqual(Array(3).fill('unknown'));
});

test('a referral out of walking range is a break, measured or about', () => {
  const minutes: Readonly<Record<string, number>> = { b: 20, far: 21 };
  const walkOf = (_: string, to: string) =>
    to in minutes ? { minutes: minutes[to]!, approximate: false } : null;
  const links = [...REFERRED, refers('a', 'far')];
  expect(chainOf(WHOLE, { links, year: 2026, walkOf }, NO_CHAIN_FILTERS).breaks).toEqual([
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
