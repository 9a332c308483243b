import type { Field } from '../field/field.ts';
import { RELATIONSHIP_FIELDS } from '../network/fields/relationship.ts';
import { LINK_KINDS } from '../network/filters.ts';
import { isAgreement, slugOfKey, type Link } from '../network/links.ts';
import { schemaOf, type Property } from './entry-properties.ts';

/** What a link tells as the field of that name does. */
const told = (name: keyof Link & string): Property<Link> => ({
  name,
  schema: schemaOf(RELATIONSHIP_FIELDS.find((field) => field.name === name) as Field),
  value: (link) => link[name]
});

/** What the API tells of a link between organisations; being in an agreement is one. */
export const RELATIONSHIP_PROPERTIES: readonly Property<Link>[] = [
  told('slug'),
  { name: 'kind', schema: { type: 'string', enum: LINK_KINDS }, value: ({ kind }) => kind },
  {
    name: 'from',
    schema: { type: 'string', description: 'Slug of an organisation.' },
    value: ({ from }) => from
  },
  {
    name: 'to',
    schema: {
      type: ['string', 'null'],
      description: 'Slug of an organisation; null for "in-agreement".'
    },
    value: ({ to }) => (isAgreement(to) ? null : to)
  },
  {
    name: 'agreement',
    schema: {
      type: ['string', 'null'],
      description: 'Slug of the agreement that "from" is in, with "in-agreement"; "agreements" describes it.'
    },
    value: ({ to }) => (isAgreement(to) ? slugOfKey(to) : null)
  },
  { name: 'directed', schema: { type: 'boolean' }, value: ({ directed }) => directed },
  told('since'),
  told('until'),
  told('stage'),
  told('certainty'),
  told('note'),
  told('sources')
];
