import { STAGES } from '../activity/vocabulary.ts';
import type { Traits } from '../network/selection.ts';
import { ORGANISATION_FIELDS } from '../organisation/fields/index.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { usableContacts } from '../place/contacts.ts';
import { columnsOf, writeCsv } from './csv.ts';
import { propertiesOf, recorded } from './entry-properties.ts';

export interface FoundOrganisation {
  readonly organisation: Organisation;
  readonly traits: Traits | undefined;
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
    value: ({ organisation }) => placesOf(organisation)
  },
  {
    after: 'areas_served',
    name: 'stages',
    schema: { ...strings, description: 'Steps of the path that its documented activities offer.' },
    value: ({ traits }) => stagesOf(traits)
  },
  {
    after: 'areas_served',
    name: 'languages',
    schema: { ...strings, description: 'BCP 47 tags, as somebody there said.' },
    value: ({ traits }) => languagesOf(traits)
  },
  ...recorded<FoundOrganisation>(({ organisation }) => organisation)
]);

const placesOf = ({ places }: Organisation) => places.map(({ slug }) => slug);
const stagesOf = (traits: FoundOrganisation['traits']) => STAGES.filter((stage) => traits?.stages.has(stage));
const languagesOf = (traits: FoundOrganisation['traits']) => [...(traits?.languages ?? [])].sort();

/** Organisations as CSV. */
export function organisationsCsv(
  organisations: readonly FoundOrganisation[],
  locales: readonly string[]
): string {
  const columns = columnsOf<FoundOrganisation>(ORGANISATION_FIELDS, locales, organisationIn, {
    areas_served: [
      ['places', ({ organisation }) => placesOf(organisation).join(';')],
      ['stages', ({ traits }) => stagesOf(traits).join(';')],
      ['languages', ({ traits }) => languagesOf(traits).join(';')]
    ]
  });
  return writeCsv(columns, organisations);
}
