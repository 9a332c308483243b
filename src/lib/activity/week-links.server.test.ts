import { beforeAll, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { reading } from '../place/reading.server.ts';
import type { Activity } from './activity.ts';
import { anActivity } from './examples.ts';
import { NO_ACTIVITY_FILTERS } from './filters.ts';
import type { Happening } from './happenings.server.ts';
import { weekLinks, weeksFrom } from './week-links.server.ts';

const TODAY = '2026-11-25';
const shown = weeksFrom(TODAY);
let translator: Translator;
beforeAll(async () => {
  translator = await translatorHere(aNeighbourhood(), localeOf('en'));
});

/** Something from one moment to another (of winter in Rome), listed under its first day. */
function from(start: string, end: string, fields: Partial<Activity> = {}): Happening {
  const [begin, finish] = [start, end].map((time) => Date.parse(`${time}:00+01:00`) / 1000) as [
    number,
    number
  ];
  return {
    activity: anActivity({ slug: `at-${start}`, ...fields }),
    occurrence: { start: begin, end: finish, local: start },
    date: start.slice(0, 10)
  };
}

const stripOf = (happening: readonly Happening[]) =>
  weekLinks(
    happening,
    { shown, asked: { from: TODAY, to: TODAY }, today: TODAY },
    NO_ACTIVITY_FILTERS,
    reading(translator, aNeighbourhood(), [], new Date(`${TODAY}T09:00:00Z`))
  );
const datesWith = (happening: readonly Happening[]) =>
  stripOf(happening)
    .days.filter(({ entries }) => entries.length > 0)
    .map(({ date }) => date);

test('each day has what happens on it, from the first to the last', () => {
  expect(datesWith([from('2026-11-26T09:00', '2026-11-26T11:00')])).toEqual(['2026-11-26']);
  expect(datesWith([from('2026-11-27T18:00', '2026-11-29T12:00')])).toEqual([
    '2026-11-27',
    '2026-11-28',
    '2026-11-29'
  ]);
});

test('what ends at midnight is not on the day after, and what takes no time then is on its own', () => {
  expect(datesWith([from('2026-11-26T20:00', '2026-11-27T00:00')])).toEqual(['2026-11-26']);
  expect(datesWith([from('2026-11-27T00:00', '2026-11-27T00:00')])).toEqual(['2026-11-27']);
});

test('what began before the weeks on show, or ends after them, is there while they last', () => {
  const long = from('2026-01-01T09:00', '2027-12-31T18:00');
  expect(datesWith([long])).toHaveLength(35);
  expect(datesWith([from('2027-02-01T09:00', '2027-02-01T10:00')])).toEqual([]);
});

test('what nobody can go to is not counted', () => {
  const happening = [
    from('2026-11-26T09:00', '2026-11-26T11:00', { cancelled: true }),
    from('2026-11-26T09:00', '2026-11-26T11:00', { demonstration: true })
  ];
  expect(datesWith(happening)).toEqual([]);
});

test('what happens on many days is named once, and each day has it in its order', () => {
  const { titles, days } = stripOf([
    from('2026-11-26T09:00', '2026-11-26T11:00', { slug: 'course', title: { en: 'Course' } }),
    from('2026-11-27T08:00', '2026-11-27T09:00', { slug: 'market', title: { en: 'Market' } }),
    from('2026-11-27T10:00', '2026-11-27T11:00', { slug: 'course', title: { en: 'Course' } })
  ]);
  expect(titles.map(({ text }) => text)).toEqual(['Course', 'Market']);
  expect(days.flatMap(({ entries }) => (entries.length > 0 ? [entries] : []))).toEqual([[0], [1, 0]]);
});

test('a time is looked at once, however many days are on show', () => {
  const one = from('2026-11-26T09:00', '2026-11-26T11:00');
  let looks = 0;
  const occurrence = {
    ...one.occurrence,
    get end() {
      looks++;
      return one.occurrence.end;
    }
  };
  expect(datesWith([{ ...one, occurrence }])).toEqual(['2026-11-26']);
  expect(looks).toBe(1);
});
