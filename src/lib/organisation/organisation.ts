import type { Recorded, ValuesOf } from '../field/field.ts';
import type { LonLat } from '../geo/point.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Feature } from '../place/vocabulary.ts';
import type { ORGANISATION_FIELDS } from './fields/index.ts';

/**
 * An organisation as the database's `organisations_of` returns it, one that works in a neighbourhood or is linked there:
 * its fields (src/lib/organisation/fields), and what follows.
 */
export interface Organisation extends ValuesOf<typeof ORGANISATION_FIELDS>, Recorded {
  /** An accepted picture; see photo_file. */
  readonly logo: { readonly id: string; readonly alt: LocalisedText } | null;
  /** Its places in the neighbourhood; first those whose position is exact. */
  readonly places: readonly OrganisationPlace[];
}

export interface OrganisationPlace {
  readonly slug: string;
  readonly name: LocalisedText;
  readonly category: string;
  readonly languages: readonly string[];
  readonly features: readonly Feature[];
  readonly point: LonLat | null;
}
