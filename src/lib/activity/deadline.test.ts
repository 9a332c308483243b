import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { reading } from '../place/reading.server.ts';
import { whenInWords } from './activity-view.server.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { anActivity } from './examples.ts';
import { NO_ACTIVITY_FILTERS } from './filters.ts';
import { LAST_DAY_MOMENTS } from './last-day-for-tests.ts';
import { isExpired, isWork } from './matches.ts';
import { findActivities } from './search.ts';
import { ACTIVITY_KINDS } from './vocabulary.ts';

let translator: Translator;
beforeAll(async () => {
  translator = await translatorHere(aNeighbourhood(), localeOf('en'));
});

describe('until the end of the last day, on the clock of the neighbourhood,', () => {
  test.each(LAST_DAY_MOMENTS)('in %s (%s) at %s: %s', (timeZone, deadline, moment, isOpen) => {
    const now = new Date(moment);
    const today = dateOn(now, timeZone);
    const here = reading(translator, aNeighbourhood({ timeZone }), [], now);
    for (const kind of ['job', 'internship'] as const) {
      const job = anActivity({ kind, deadline });
      expect(isExpired(job, today)).toBe(!isOpen);
      expect(findActivities([job], NO_ACTIVITY_FILTERS, { today, walks: null }).activities).toHaveLength(
        isOpen ? 1 : 0
      );
      expect(whenInWords(job, here)).toMatch(isOpen ? /^You can apply until / : /closed/);
    }
  });
});

describe('what has no last day to apply by', () => {
  test('is a job that does not say one', () => {
    const job = anActivity({ kind: 'job', deadline: null });
    expect(isExpired(job, '2100-01-01')).toBe(false);
    expect(whenInWords(job, reading(translator, aNeighbourhood(), [], new Date('2026-12-15')))).not.toMatch(
      /until|closed/
    );
  });

  test('is everything but work: who comes late to a course may ask', () => {
    for (const kind of ACTIVITY_KINDS)
      expect(isExpired({ kind, deadline: '2026-12-15' }, '2026-12-16'), kind).toBe(isWork(kind));
  });
});
