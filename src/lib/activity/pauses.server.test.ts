import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { aNeighbourhood, CHRISTMAS } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import type { SchoolCalendar } from '../neighbourhood/school-calendar.ts';
import { reading } from '../place/reading.server.ts';
import { anActivity } from './examples.ts';
import { pausesInWords } from './pauses.server.ts';
import { scheduleWith } from './schedule/examples.ts';

async function said(pausesInSchoolHolidays: boolean | null, schoolCalendar: SchoolCalendar | null) {
  const here = reading(
    await translatorHere(aNeighbourhood(), localeOf('en')),
    aNeighbourhood({ schoolCalendar }),
    [],
    new Date('2026-11-25T09:00:00Z')
  );
  return pausesInWords(anActivity({ schedule: scheduleWith({ pausesInSchoolHolidays }) }), here);
}

test('what pauses says in which holidays, and whose calendar that is', async () => {
  expect(await said(true, CHRISTMAS)).toEqual({
    text: 'It pauses in school holidays: Christmas holidays (23 December 2026\u2009–\u20096 January 2027).',
    source: 'Regione (2026)'
  });
});

test('where the calendar is not known, or over, it says to ask', async () => {
  const unknown = { text: 'It pauses in school holidays. We do not know the dates: ask.', source: null };
  expect(await said(true, null)).toEqual(unknown);
  const old = { from: '2025-12-23', to: '2026-01-06', name: { it: 'Natale' } };
  expect(await said(true, { ...CHRISTMAS, holidays: [old] })).toEqual(unknown);
});

test('what does not pause, or is not known to, says nothing of it', async () => {
  expect(await said(false, CHRISTMAS)).toBeNull();
  expect(await said(null, CHRISTMAS)).toBeNull();
});
