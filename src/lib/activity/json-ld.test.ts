import { expect, test } from 'vitest';
import { anActivity } from './examples.ts';
import { activityJsonLd } from './json-ld.ts';

const SAID = {
  url: 'https://example.org/it/borgo/activities/corso',
  name: 'Corso',
  description: 'Un corso </script>',
  city: 'Milano',
  country: 'IT',
  next: [{ start: 1_795_593_600, end: 1_795_600_800, local: '2026-11-25T09:00' }]
};
const documentOf = (...[fields, said]: [Parameters<typeof anActivity>[0], Partial<typeof SAID>?]) =>
  JSON.parse(activityJsonLd(anActivity(fields), { ...SAID, ...said })) as Record<string, unknown>;

test('a course of Italian is a Course, with its next time and its level', () => {
  expect(documentOf({ kind: 'italian-course', levels: ['A1', 'A2'], costEuro: 0 })).toMatchObject({
    '@type': 'Course',
    educationalLevel: 'A1, A2',
    isAccessibleForFree: true,
    hasCourseInstance: { startDate: '2026-11-25T08:00:00.000Z' }
  });
});

test('times that nobody confirmed are not told', () => {
  expect(documentOf({ kind: 'social' }, { next: [] })).not.toHaveProperty('startDate');
});

test('a cancelled party says so', () => {
  expect(documentOf({ kind: 'social', cancelled: true })).toMatchObject({
    '@type': 'Event',
    eventStatus: 'https://schema.org/EventCancelled'
  });
});

test('a job is a JobPosting that ends on its last day', () => {
  expect(documentOf({ kind: 'job', deadline: '2026-12-01', contract: 'permanent' })).toMatchObject({
    '@type': 'JobPosting',
    title: 'Corso',
    validThrough: '2026-12-01',
    employmentType: 'FULL_TIME'
  });
});

test('nothing in it ends the script element it stands in', () => {
  expect(activityJsonLd(anActivity({}), SAID)).not.toContain('</script');
});
