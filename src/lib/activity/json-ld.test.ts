import { describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { anActivity } from './examples.ts';
import { activityJsonLd } from './json-ld.ts';

const SAID = {
  url: 'https://example.org/it/borgo/activities/corso',
  name: 'Corso',
  description: 'Un corso </script>',
  locale: localeOf('it'),
  localLocale: 'it',
  city: 'Milano',
  country: 'IT',
  fullTime: 36,
  next: [{ start: 1_795_593_600, end: 1_795_600_800, local: '2026-11-25T09:00' }]
};
const documentOf = (...[fields, said]: [Parameters<typeof anActivity>[0], Partial<typeof SAID>?]) =>
  JSON.parse(activityJsonLd(anActivity(fields), { ...SAID, ...said }) ?? 'null') as Record<string, unknown>;

test('a course of Italian is a Course, with its next time and its level', () => {
  expect(documentOf({ kind: 'italian-course', levels: ['A1', 'A2'], costEuro: 0 })).toMatchObject({
    '@type': 'Course',
    educationalLevel: 'A1, A2',
    isAccessibleForFree: true,
    hasCourseInstance: { startDate: '2026-11-25T08:00:00.000Z' }
  });
});

test('times that nobody confirmed are not told: then an event is none, and a course has no date', () => {
  expect(activityJsonLd(anActivity({ kind: 'social' }), { ...SAID, next: [] })).toBeNull();
  expect(activityJsonLd(anActivity({ kind: 'italian-course' }), { ...SAID, next: [] })).not.toContain(
    'startDate'
  );
});

test('names place and organiser as the page does, whatever language is written first', () => {
  const name = { ar: 'الدار', en: 'The house', it: 'La casa' };
  const place = { slug: 'casa', name, address: null, precision: 'exact', point: null } as const;
  const named = (locale: string, of: Record<string, string> = name) =>
    documentOf(
      { kind: 'social', place: { ...place, name: of }, organisation: { slug: 'casa', name: of } },
      { locale: localeOf(locale) }
    );
  for (const locale of ['ar', 'en', 'it'] as const)
    expect(named(locale)).toMatchObject({
      location: { name: name[locale] },
      organizer: { name: name[locale] }
    });
  // In the language of the place where there is none of hers.
  const without = { ar: name.ar, it: name.it };
  expect(named('en', without)).toMatchObject({ location: { name: name.it }, organizer: { name: name.it } });
});

test('a cancelled party says so', () => {
  expect(documentOf({ kind: 'social', cancelled: true })).toMatchObject({
    '@type': 'Event',
    eventStatus: 'https://schema.org/EventCancelled'
  });
});

describe('a job', () => {
  const sartoria = { slug: 'sartoria', name: { it: 'Sartoria' } };
  test('is a JobPosting with all that search engines require, until the end of its last day', () => {
    expect(
      documentOf({
        kind: 'job',
        organisation: sartoria,
        deadline: '2026-12-01',
        contract: 'fixed-term',
        hoursPerWeek: 20,
        requirements: { ar: 'الخياطة', it: 'Cucire' },
        addedAt: '2026-11-20T10:00:00Z'
      })
    ).toMatchObject({
      '@type': 'JobPosting',
      title: 'Corso',
      description: SAID.description,
      datePosted: '2026-11-20',
      hiringOrganization: { '@type': 'Organization', name: 'Sartoria' },
      jobLocation: {
        '@type': 'Place',
        address: { '@type': 'PostalAddress', addressLocality: 'Milano', addressCountry: 'IT' }
      },
      validThrough: '2026-12-01T23:59:59',
      employmentType: ['PART_TIME', 'TEMPORARY'],
      qualifications: 'Cucire'
    });
  });
  test('without hours or contract is not said to be full time', () => {
    expect(documentOf({ kind: 'job', organisation: sartoria })).not.toHaveProperty('employmentType');
    expect(documentOf({ kind: 'job', organisation: sartoria, contract: 'permanent' })).not.toHaveProperty(
      'employmentType'
    );
  });
  test('is full time from the shortest week that agreements call so', () => {
    const types = (hoursPerWeek: number) =>
      (documentOf({ kind: 'job', organisation: sartoria, hoursPerWeek }) as { employmentType: string[] })
        .employmentType;
    expect([types(35), types(36)]).toEqual([['PART_TIME'], ['FULL_TIME']]);
  });
  test('that nobody offers by name is not told', () => {
    expect(activityJsonLd(anActivity({ kind: 'job' }), SAID)).toBeNull();
  });
});

test('a position that is not exact is not told, as of places', () => {
  const at = (precision: 'exact' | 'approximate') =>
    JSON.stringify(
      documentOf({
        place: { slug: 'sala', name: { it: 'Sala' }, address: null, precision, point: [9.14, 45.47] }
      })
    );
  expect(at('exact')).toContain('"longitude":9.14,"latitude":45.47');
  expect(at('approximate')).not.toContain('GeoCoordinates');
});

test('nothing in it ends the script element it stands in', () => {
  expect(activityJsonLd(anActivity({}), SAID)).not.toContain('</script');
});
