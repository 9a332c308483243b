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
 * known is said: no hours while nobody has confirmed them, no position while it is approximate.
 */
export function placeJsonLd(
  place: Place,
  {
    url,
    name,
    description,
    city,
    country
  }: {
    readonly url: string;
    readonly name: string;
    readonly description: string | null;
    readonly city: string;
    readonly country: string;
  }
): string {
  const { position, contacts } = place;
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
    ...(place.openingHours && place.confirmedAt && { openingHours: place.openingHours.split(/\s*;\s*/) }),
    ...(place.features.includes('free') && { isAccessibleForFree: true }),
    ...(place.languages.length > 0 && { knowsLanguage: place.languages })
  };
  return JSON.stringify(document).replaceAll('<', '\\u003c');
}
