import { usableContacts } from '../place/contacts.ts';
import type { Organisation } from './organisation.ts';
import type { OrganisationKind } from './vocabulary.ts';

/** Our kinds as types of schema.org, where one says more than `Organization`. */
const TYPES: Readonly<Partial<Record<OrganisationKind, string>>> = {
  association: 'NGO',
  ngo: 'NGO',
  company: 'Corporation',
  cooperative: 'Corporation',
  'public-body': 'GovernmentOrganization',
  school: 'School',
  university: 'CollegeOrUniversity'
};

/** An organisation for search engines: JSON-LD of schema.org, safe inside a `script` element (`<` is escaped). */
export function organisationJsonLd(
  organisation: Pick<Organisation, 'kind' | 'contacts'>,
  said: {
    readonly url: string;
    readonly name: string;
    readonly description: string | null;
    /** Absolute address of its picture. */
    readonly logo: string | null;
    readonly area: string;
  }
): string {
  const { phone, email, website } = usableContacts(organisation.contacts);
  const document = {
    '@context': 'https://schema.org',
    '@type': TYPES[organisation.kind] ?? 'Organization',
    '@id': said.url,
    url: said.url,
    name: said.name,
    ...(said.description && { description: said.description }),
    ...(said.logo && { logo: said.logo }),
    areaServed: said.area,
    ...(phone && { telephone: phone }),
    ...(email && { email }),
    ...(website && { sameAs: website })
  };
  return JSON.stringify(document).replaceAll('<', '\\u003c');
}
