import type { Activity, ActivityKind, Contract } from './activity.ts';
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

/** Kinds of contract in the words of schema.org's `employmentType`. */
const EMPLOYMENT: Readonly<Record<Contract, string>> = {
  permanent: 'FULL_TIME',
  'fixed-term': 'TEMPORARY',
  apprenticeship: 'OTHER',
  internship: 'INTERN',
  'on-call': 'PER_DIEM',
  cooperative: 'OTHER',
  other: 'OTHER'
};

interface Said {
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly city: string;
  readonly country: string;
  /** The next times, when they can be believed. */
  readonly next: readonly Occurrence[];
}

/**
 * An activity for search engines: JSON-LD of schema.org (Event, Course or JobPosting), safe inside a `script` element
 * (`<` is escaped). Only what is known is said: no times while nobody has confirmed them.
 */
export function activityJsonLd(activity: Activity, said: Said): string {
  const { kind } = activity;
  const special =
    kind === 'job' || kind === 'internship'
      ? jobPosting(activity, said)
      : COURSES.includes(kind)
        ? course(activity, said)
        : event(activity, said);
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
  return {
    '@type': 'Event',
    name,
    eventStatus: `https://schema.org/${activity.cancelled ? 'EventCancelled' : 'EventScheduled'}`,
    ...(first && { startDate: instant(first.start), endDate: instant(first.end) }),
    ...location(activity, where),
    ...organizer(activity, 'organizer'),
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
    ...organizer(activity, 'provider'),
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

function jobPosting(activity: Activity, { name, ...where }: Said) {
  const { deadline, contract, addedAt, requirements } = activity;
  const [wanted] = Object.values(requirements ?? {});
  return {
    '@type': 'JobPosting',
    title: name,
    datePosted: addedAt.slice(0, 10),
    ...(deadline && { validThrough: deadline }),
    ...(contract && { employmentType: EMPLOYMENT[contract] }),
    ...(wanted && { qualifications: wanted }),
    ...organizer(activity, 'hiringOrganization'),
    ...location(activity, where, 'jobLocation')
  };
}

function location(
  { place }: Activity,
  { city, country }: Pick<Said, 'city' | 'country'>,
  as: 'location' | 'jobLocation' = 'location'
) {
  if (!place) return {};
  const [name] = Object.values(place.name);
  return {
    [as]: {
      '@type': 'Place',
      name,
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

function organizer({ organisation }: Activity, as: 'organizer' | 'provider' | 'hiringOrganization') {
  const [name] = Object.values(organisation?.name ?? {});
  return name ? { [as]: { '@type': 'Organization', name } } : {};
}

function audience({ audience: whom }: Activity) {
  return whom.length > 0 ? { audience: { '@type': 'Audience', audienceType: whom.join(', ') } } : {};
}

/** ISO 8601 of seconds since 1970. */
function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
