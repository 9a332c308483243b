import { localised, type LocalisedText } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Activity } from './activity.ts';
import type { ActivityKind, Contract } from './vocabulary.ts';
import { isFree } from './matches.ts';
import type { Occurrence } from './schedule/schedule.ts';

const COURSES: readonly ActivityKind[] = [
  'italian-course',
  'literacy',
  'training-tailoring',
  'training-food',
  'training-care',
  'training-digital',
  'training-other'
];

/** Kinds of contract in the words of schema.org's `employmentType`; what says nothing of it there is left out. */
const EMPLOYMENT: Readonly<Partial<Record<Contract, string>>> = {
  'fixed-term': 'TEMPORARY',
  apprenticeship: 'OTHER',
  internship: 'INTERN',
  'on-call': 'PER_DIEM'
};

interface Said {
  readonly url: string;
  readonly name: string;
  readonly description: string;
  /** BCP 47: the language of the page. */
  readonly locale: Locale;
  /** What those who live there speak, where a text is not in hers. */
  readonly localLocale: string;
  readonly city: string;
  readonly country: string;
  /** Hours a week from which work is called full time there; null: not known. */
  readonly fullTime: number | null;
  /** The next times, when they can be believed. */
  readonly next: readonly Occurrence[];
}

/**
 * An activity for search engines: JSON-LD of schema.org (Event, Course or JobPosting), safe inside a `script` element
 * (`<` is escaped). Only what is known is said: no times while nobody has confirmed them. Null: an event without a begin, or
 * work that nobody offers by name, which search engines do not take.
 */
export function activityJsonLd(activity: Activity, said: Said): string | null {
  const { kind } = activity;
  const special =
    kind === 'job' || kind === 'internship'
      ? jobPosting(activity, said)
      : COURSES.includes(kind)
        ? course(activity, said)
        : event(activity, said);
  if (special === null) return null;
  const document = {
    '@context': 'https://schema.org',
    '@id': said.url,
    url: said.url,
    description: said.description,
    ...special
  };
  return JSON.stringify(document).replaceAll('<', '\\u003c');
}

function event(activity: Activity, { name, next, ...where }: Said) {
  const [first] = next;
  if (!first) return null;
  return {
    '@type': 'Event',
    name,
    eventStatus: `https://schema.org/${activity.cancelled ? 'EventCancelled' : 'EventScheduled'}`,
    startDate: instant(first.start),
    endDate: instant(first.end),
    ...location(activity, where),
    ...organizer(activity, where, 'organizer'),
    ...audience(activity),
    ...(isFree(activity) && { isAccessibleForFree: true }),
    ...(activity.languages.length > 0 && { inLanguage: activity.languages })
  };
}

function course(activity: Activity, { name, next, ...where }: Said) {
  const [first] = next;
  const { levels, hoursPerWeek, languages } = activity;
  return {
    '@type': 'Course',
    name,
    ...organizer(activity, where, 'provider'),
    ...audience(activity),
    ...(levels.length > 0 && { educationalLevel: levels.join(', ') }),
    ...(isFree(activity) && { isAccessibleForFree: true }),
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: 'onsite',
      ...(first && { startDate: instant(first.start), endDate: instant(first.end) }),
      ...(hoursPerWeek !== null && { courseWorkload: `PT${hoursPerWeek}H` }),
      ...location(activity, where),
      ...(languages.length > 0 && { inLanguage: languages })
    }
  };
}

/** With what search engines require: title, description, datePosted, hiringOrganization and jobLocation. */
function jobPosting(activity: Activity, { name, fullTime, ...where }: Said) {
  const { deadline, contract, addedAt, requirements, hoursPerWeek, organisation } = activity;
  if (!organisation) return null;
  const wanted = inWords(requirements, where);
  const employmentType = [
    ...(hoursPerWeek === null || fullTime === null
      ? []
      : [hoursPerWeek < fullTime ? 'PART_TIME' : 'FULL_TIME']),
    ...[contract && EMPLOYMENT[contract]].filter(Boolean)
  ];
  return {
    '@type': 'JobPosting',
    title: name,
    datePosted: addedAt.slice(0, 10),
    identifier: { '@type': 'PropertyValue', name: organisation.slug, value: activity.id },
    // One may apply until the end of that day.
    ...(deadline && { validThrough: `${deadline}T23:59:59` }),
    ...(employmentType.length > 0 && { employmentType }),
    ...(hoursPerWeek !== null && { workHours: `${hoursPerWeek} h/week` }),
    ...(wanted && { qualifications: wanted }),
    ...organizer(activity, where, 'hiringOrganization'),
    jobLocation: {
      '@type': 'Place',
      address: { '@type': 'PostalAddress', addressLocality: where.city, addressCountry: where.country }
    },
    ...location(activity, where, 'jobLocation')
  };
}

function location(
  { place }: Activity,
  { city, country, ...reader }: Pick<Said, 'city' | 'country'> & Reader,
  as: 'location' | 'jobLocation' = 'location'
) {
  if (!place) return {};
  const name = inWords(place.name, reader);
  return {
    [as]: {
      '@type': 'Place',
      ...(name !== undefined && { name }),
      address: {
        '@type': 'PostalAddress',
        ...(place.address && { streetAddress: place.address }),
        addressLocality: city,
        addressCountry: country
      },
      ...(place.precision === 'exact' &&
        place.point && {
          geo: { '@type': 'GeoCoordinates', longitude: place.point[0], latitude: place.point[1] }
        })
    }
  };
}

function organizer(
  { organisation }: Activity,
  reader: Reader,
  as: 'organizer' | 'provider' | 'hiringOrganization'
) {
  const name = inWords(organisation?.name ?? null, reader);
  return name ? { [as]: { '@type': 'Organization', name } } : {};
}

function audience({ audience: whom }: Activity) {
  return whom.length > 0 ? { audience: { '@type': 'Audience', audienceType: whom.join(', ') } } : {};
}

type Reader = Pick<Said, 'locale' | 'localLocale'>;

const inWords = (text: LocalisedText | null, { locale, localLocale }: Reader): string | undefined =>
  localised(text, locale, localLocale)?.text;

/** ISO 8601 of seconds since 1970. */
function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
