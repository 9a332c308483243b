import { STAGES } from '../activity/vocabulary.ts';
import type { Traits } from '../network/selection.ts';
import { ORGANISATION_FIELDS } from '../organisation/fields/index.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { usableContacts } from '../place/contacts.ts';
import type { Fit } from '../place/known.ts';
import { certainty, propertiesOf, recorded } from './entry-properties.ts';

export interface FoundOrganisation {
  readonly organisation: Organisation;
  readonly traits: Traits | undefined;
  /** Whether it is known to fit what was asked for. */
  readonly certainty: Fit;
}

const organisationIn = ({ organisation }: FoundOrganisation) => ({
  ...organisation,
  contacts: usableContacts(organisation.contacts)
});

const strings = { type: 'array', items: { type: 'string' } };

/** What the API tells of an organisation: names of fields as those of places. */
export const ORGANISATION_PROPERTIES = propertiesOf<FoundOrganisation>(ORGANISATION_FIELDS, organisationIn, [
  {
    after: 'areas_served',
    name: 'places',
    schema: { ...strings, description: 'Slugs of its places in this neighbourhood.' },
    value: ({ organisation }) => organisation.places.map(({ slug }) => slug),
    columns: 'plain'
  },
  {
    after: 'areas_served',
    name: 'stages',
    schema: { ...strings, description: 'Steps of the path that its documented activities offer.' },
    value: ({ traits }) => STAGES.filter((stage) => traits?.stages.has(stage)),
    columns: 'plain'
  },
  {
    after: 'areas_served',
    name: 'languages',
    schema: { ...strings, description: 'BCP 47 tags, as somebody there said.' },
    value: ({ traits }) => [...(traits?.languages ?? [])].sort(),
    columns: 'plain'
  },
  ...recorded<FoundOrganisation>(({ organisation }) => organisation),
  certainty<FoundOrganisation>((found) => found.certainty)
]);
