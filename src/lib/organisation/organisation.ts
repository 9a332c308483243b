import type { LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Source } from '../neighbourhood/source.ts';
import type { Contacts, Feature } from '../place/place.ts';

export const ORGANISATION_KINDS = [
  'association',
  'company',
  'cooperative',
  'ngo',
  'parish',
  'public-body',
  'school',
  'university',
  'other'
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** An organisation as the database's `organisations_of` returns it: one that works in a neighbourhood or is linked there. */
export interface Organisation {
  readonly id: string;
  readonly slug: string;
  readonly kind: OrganisationKind;
  readonly name: LocalisedText;
  readonly about: LocalisedText | null;
  readonly contacts: Contacts;
  /** An accepted picture; see photo_file. */
  readonly logo: { readonly id: string; readonly alt: LocalisedText } | null;
  /** Slugs of neighbourhoods, of which some may not be on this map. */
  readonly areasServed: readonly string[];
  /** Its places in the neighbourhood; first those whose position is exact. */
  readonly places: readonly OrganisationPlace[];
  readonly sources: readonly Source[];
  readonly machineTranslated: Readonly<Partial<Record<string, readonly string[]>>>;
  /** ISO 8601 instants. */
  readonly confirmedAt: string | null;
  readonly addedAt: string;
  readonly revision: number;
}

export interface OrganisationPlace {
  readonly slug: string;
  readonly name: LocalisedText;
  readonly category: string;
  readonly languages: readonly string[];
  readonly features: readonly Feature[];
  readonly point: LonLat | null;
}
