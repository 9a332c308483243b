import { STAGES } from '../activity/vocabulary.ts';
import { LINK_KINDS } from '../network/filters.ts';
import { LEAVE_OUT } from '../place/filters.ts';
import { ORGANISATION_KINDS } from '../organisation/vocabulary.ts';
import { schemasOf } from './entry-properties.ts';
import { ORGANISATION_PROPERTIES } from './organisation-properties.ts';
import { RELATIONSHIP_PROPERTIES } from './relationship-properties.ts';
import { formatParameters, inPath, inQuery, pagingParameters, workbook } from './openapi-parameters.ts';
import { neighbourhoodParameter, reads } from './openapi-reads.ts';

const paging = [
  ...pagingParameters.filter(({ name }) => name === 'limit' || name === 'cursor'),
  ...formatParameters('json')
];
const stage = inQuery('stage', 'Step of the path from orientation to work.', {
  type: 'string',
  enum: STAGES
});
const csv = { 'text/csv': { type: 'string' }, ...workbook };

const NUMBER_KNOWN = { numberKnown: { type: 'integer', description: 'How many of all are known to fit.' } };

const page = (name: string, items: object, more: object = {}) => ({
  type: 'object',
  required: ['numberMatched', 'numberReturned', 'links', name],
  properties: {
    numberMatched: { type: 'integer', description: 'All that match, not only this page.' },
    numberReturned: { type: 'integer' },
    ...more,
    links: { type: 'array', items: { type: 'object' }, description: 'Follow rel="next" until it is absent.' },
    [name]: { type: 'array', items }
  }
});

const organisation = { type: 'object', properties: schemasOf(ORGANISATION_PROPERTIES) };

const relationship = { type: 'object', properties: schemasOf(RELATIONSHIP_PROPERTIES) };

const file = (format: string, contentType: string) => ({
  [`/{locale}/{neighbourhood}/network.${format}`]: reads(
    `The network as ${format === 'json' ? 'node-link JSON' : format}, names in one language`,
    [inPath('locale', 'Interface language: it, en or ar.'), neighbourhoodParameter],
    { [contentType]: format === 'json' ? { type: 'object' } : { type: 'string' } }
  )
});

/** Organisations and who works with whom, as paths of OpenAPI. */
export const networkPaths = {
  '/api/v1/{neighbourhood}/organisations': reads(
    'Organisations that work in a neighbourhood or are linked to one that does',
    [
      neighbourhoodParameter,
      inQuery('q', 'Part of a name, in any language.', { type: 'string' }),
      inQuery('kind', 'What it is.', { type: 'string', enum: ORGANISATION_KINDS }),
      stage,
      inQuery('language', 'BCP 47 tag of a language spoken there.', { type: 'string' }),
      inQuery(
        'unknown',
        'Who is known to speak the language says "certainty": "known"; of whom it is not known, "unknown"; "leave-out" leaves these out.',
        { type: 'string', enum: [LEAVE_OUT] }
      ),
      ...paging
    ],
    { 'application/json': page('organisations', organisation, NUMBER_KNOWN), ...csv }
  ),
  '/api/v1/{neighbourhood}/organisations/{slug}': reads(
    'One organisation',
    [neighbourhoodParameter, inPath('slug', 'Slug of the organisation.')],
    { 'application/json': organisation }
  ),
  '/api/v1/{neighbourhood}/relationships': reads(
    'Who does what with whom, and who is in which agreement',
    [
      neighbourhoodParameter,
      inQuery('organisation', 'Slug of an organisation at either end.', { type: 'string' }),
      inQuery('kind', 'What they do together.', { type: 'string', enum: LINK_KINDS }),
      stage,
      inQuery('year', 'Links that held in that year.', { type: 'integer', minimum: 1900, maximum: 2100 }),
      ...paging
    ],
    { 'application/json': page('relationships', relationship), ...csv }
  ),
  ...file('graphml', 'application/graphml+xml'),
  ...file('gexf', 'application/gexf+xml'),
  ...file('json', 'application/json'),
  ...file('csv', 'text/csv')
};
