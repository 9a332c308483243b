import { usableContacts } from './contacts.ts';
import { endOf, type Notice } from './notices/notice.ts';
import type { Certainty, DayHours } from './opening/state.ts';
import type { Place } from './place.ts';

/** Our categories as types of schema.org, where one says more than `LocalBusiness` would. */
const TYPES: Readonly<Record<string, string>> = {
  nursery: 'ChildCare',
  kindergarten: 'Preschool',
  'primary-school': 'ElementarySchool',
  'secondary-school': 'MiddleSchool',
  'family-clinic': 'MedicalClinic',
  'community-health': 'MedicalClinic',
  doctor: 'Physician',
  hospital: 'Hospital',
  pharmacy: 'Pharmacy',
  'italian-school': 'EducationalOrganization',
  'adult-school': 'School',
  'vocational-training': 'EducationalOrganization',
  library: 'Library',
  'job-centre': 'EmploymentAgency',
  'cafe-restaurant': 'FoodEstablishment',
  groceries: 'GroceryStore',
  shop: 'Store',
  hairdresser: 'HairSalon',
  'post-bank': 'PostOffice',
  'public-office': 'GovernmentOffice',
  'police-station': 'PoliceStation',
  'immigration-office': 'GovernmentOffice',
  'legal-help': 'LegalService',
  worship: 'PlaceOfWorship',
  park: 'Park',
  playground: 'Playground',
  sport: 'SportsActivityLocation',
  'swimming-pool': 'PublicSwimmingPool',
  metro: 'SubwayStation',
  'bus-stop': 'BusStop',
  'tram-stop': 'BusStop',
  association: 'NGO'
};

/**
 * A place for search engines: JSON-LD of schema.org, safe inside a `script` element (`<` is escaped). Only what is
 * known is said: no hours without a fresh confirmation, no position while it is approximate. `week` are the hours of
 * the days from today.
 */
export function placeJsonLd(
  place: Place,
  {
    url,
    name,
    description,
    city,
    country,
    certainty,
    week,
    today
  }: {
    readonly url: string;
    readonly name: string;
    readonly description: string | null;
    readonly city: string;
    readonly country: string;
    readonly certainty: Certainty;
    readonly week: readonly DayHours[] | null;
    /** ISO 8601 date. */
    readonly today: string;
  }
): string {
  const { position } = place;
  const contacts = usableContacts(place.contacts);
  const closures = closuresFrom(place.notices, today);
  const hours = certainty.kind === 'confirmed' && week ? hoursOf(week) : [];
  const document = {
    '@context': 'https://schema.org',
    '@type': TYPES[place.category] ?? 'Place',
    '@id': url,
    url,
    name,
    ...(description && { description }),
    ...(place.address && {
      address: {
        '@type': 'PostalAddress',
        streetAddress: place.address,
        addressLocality: city,
        addressCountry: country
      }
    }),
    ...(position.precision === 'exact' && {
      geo: { '@type': 'GeoCoordinates', longitude: position.point[0], latitude: position.point[1] }
    }),
    ...(contacts.phone && { telephone: contacts.phone }),
    ...(contacts.email && { email: contacts.email }),
    ...(contacts.website && { sameAs: contacts.website }),
    ...(hours.length > 0 && { openingHoursSpecification: hours }),
    ...(closures.length > 0 && { specialOpeningHoursSpecification: closures }),
    ...(place.features.includes('free') && { isAccessibleForFree: true }),
    ...(place.languages.length > 0 && { knowsLanguage: place.languages })
  };
  return JSON.stringify(document).replaceAll('<', '\\u003c');
}

/**
 * The days on which a notice closes it, those that are over left out. Opening and closing at midnight is how a day that is
 * closed is written.
 */
const closuresFrom = (notices: readonly Notice[], today: string): object[] =>
  notices
    .filter((notice) => notice.kind === 'closed' && endOf(notice) >= today)
    .map((notice) => ({
      '@type': 'OpeningHoursSpecification',
      opens: '00:00',
      closes: '00:00',
      validFrom: notice.from,
      validThrough: endOf(notice)
    }));

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/**
 * The sure hours of a week, day by day and for that day alone: the words of OSM ("PH off") mean nothing to schema.org,
 * and a holiday is not like its weekday. Hours under a condition, or with a remark, are not open to whoever comes.
 */
function hoursOf(week: readonly DayHours[]): object[] {
  return week
    .filter(({ mayDiffer }) => !mayDiffer)
    .flatMap(({ date, weekday, intervals }) =>
      intervals
        .filter(({ conditional, comment }) => !conditional && comment === undefined)
        .map(({ from, to }) => ({
          '@type': 'OpeningHoursSpecification',
          dayOfWeek: `https://schema.org/${WEEKDAYS[weekday - 1]}`,
          opens: from,
          closes: to === '24:00' ? '23:59' : to,
          validFrom: date,
          validThrough: date
        }))
    );
}
