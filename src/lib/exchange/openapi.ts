import { AUDIENCES, FEATURES, REQUIREMENTS } from '../place/place.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { contributionPaths } from './openapi-contributions.ts';
import { activityParameters, activitySchemas, collectionOf, featureWith } from './openapi-activities.ts';
import { mapPaths } from './openapi-map.ts';
import { networkPaths } from './openapi-network.ts';
import { filterParameters, inPath, pagingParameters } from './openapi-parameters.ts';
import { walkingPaths } from './openapi-walking.ts';

const localisedText = {
  type: 'object',
  description: 'Text by BCP 47 language tag.',
  additionalProperties: { type: 'string' },
  examples: [{ it: 'Biblioteca', ar: 'مكتبة' }]
};

const strings = (values?: readonly string[]) => ({
  type: 'array',
  items: { type: 'string', ...(values && { enum: values }) }
});

const placeProperties = {
  slug: { type: 'string' },
  name: { $ref: '#/components/schemas/LocalisedText' },
  summary: { oneOf: [{ $ref: '#/components/schemas/LocalisedText' }, { type: 'null' }] },
  category: { type: 'string', description: 'Slug of a category.' },
  group: { type: ['string', 'null'], enum: [...CATEGORY_GROUPS, null] },
  icon: { type: ['string', 'null'] },
  organisation: { type: ['string', 'null'], description: 'Slug of an organisation.' },
  address: { type: ['string', 'null'] },
  precision: {
    type: 'string',
    enum: ['exact', 'approximate', 'area-only', 'to-confirm'],
    description: 'How well the position is known; only the first two have a geometry.'
  },
  opening_hours: { type: ['string', 'null'], description: 'OpenStreetMap opening_hours syntax, local time.' },
  opening_hours_year: {
    type: ['integer', 'null'],
    description: 'Year of the source of the hours, while nobody has confirmed them since.'
  },
  opening_hours_note: { oneOf: [{ $ref: '#/components/schemas/LocalisedText' }, { type: 'null' }] },
  languages: strings(),
  audience: strings(AUDIENCES),
  features: strings(FEATURES),
  asked: strings(REQUIREMENTS),
  not_asked: strings(REQUIREMENTS),
  contacts: { type: 'object', additionalProperties: { type: 'string' } },
  machine_translated: { type: 'object', description: 'Field to the languages a machine translated it into.' },
  sources: { type: 'array', items: { type: 'object' } },
  confirmed_at: { type: ['string', 'null'], format: 'date-time' },
  added_at: { type: 'string', format: 'date-time' },
  revision: { type: 'integer' },
  certainty: {
    type: 'string',
    enum: ['known', 'unknown'],
    description: 'Whether it is known to fit what was asked for; what is known not to fit is not told.'
  },
  distance_m: { type: 'number', description: 'Straight-line metres from "near", when it is given.' }
};

const reads = (summary: string, contentType: string, schema: object, parameters: readonly object[] = []) => ({
  get: {
    summary,
    parameters,
    responses: {
      200: {
        description: 'What was asked for.',
        headers: { ETag: { schema: { type: 'string' } } },
        content: { [contentType]: { schema } }
      },
      304: { description: 'The reader has it already (If-None-Match).' },
      400: { $ref: '#/components/responses/Problem' },
      404: { $ref: '#/components/responses/Problem' },
      503: { $ref: '#/components/responses/Problem' }
    }
  }
});

const neighbourhood = inPath('neighbourhood', 'Slug of a neighbourhood, for instance san-siro.');

/** The OpenAPI 3.1 description of the public API at that origin. */
export function openApiDocument(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vicina',
      version: '1',
      description:
        'What is near in a neighbourhood, when it is open and for whom. No key is needed, reads are open to every ' +
        'origin, and answers carry an ETag. Credits are named per entry under "sources".',
      license: { name: 'Mixed: every entry names its sources and the licence of each' }
    },
    servers: [{ url: origin }],
    paths: {
      '/healthz': {
        get: {
          summary: 'Whether the application and its database answer',
          responses: { 200: { description: 'Both answer.' }, 503: { description: 'The database does not.' } }
        }
      },
      '/api/v1/neighbourhoods': reads('Neighbourhoods', 'application/json', {
        type: 'object',
        properties: { neighbourhoods: { type: 'array', items: { type: 'object' } } }
      }),
      '/api/v1/{neighbourhood}/places': reads(
        'Places that fit the filters: nearest first with "near", best match first with "q", surely open before maybe open with "open"',
        'application/geo+json',
        { $ref: '#/components/schemas/PlaceCollection' },
        [neighbourhood, ...filterParameters, ...pagingParameters]
      ),
      '/api/v1/{neighbourhood}/places/{slug}': reads(
        'One place',
        'application/geo+json',
        { $ref: '#/components/schemas/PlaceFeature' },
        [neighbourhood, inPath('slug', 'Slug of the place.')]
      ),
      '/api/v1/{neighbourhood}/activities': reads(
        'Activities that fit the filters: nearest first with "near", else the next first; those whose days nobody knows at the end',
        'application/geo+json',
        { $ref: '#/components/schemas/ActivityCollection' },
        [neighbourhood, ...activityParameters]
      ),
      '/api/v1/{neighbourhood}/activities/{slug}': reads(
        'One activity',
        'application/geo+json',
        { $ref: '#/components/schemas/ActivityFeature' },
        [neighbourhood, inPath('slug', 'Slug of the activity.')]
      ),
      '/api/v1/{neighbourhood}/pack/{locale}': reads(
        'A neighbourhood whole and compact in one language, opening intervals written out for 14 days',
        'application/json',
        { type: 'object' },
        [neighbourhood, inPath('locale', 'Interface language: it, en or ar.')]
      ),
      ...contributionPaths,
      ...networkPaths,
      ...walkingPaths,
      ...mapPaths
    },
    components: {
      schemas: {
        LocalisedText: localisedText,
        PlaceFeature: featureWith(placeProperties),
        PlaceCollection: collectionOf('PlaceFeature'),
        ...activitySchemas,
        Problem: {
          type: 'object',
          description: 'Problem details, RFC 9457.',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            parameter: { type: 'string', description: 'The parameter or field that was wrong.' }
          }
        }
      },
      responses: {
        Problem: {
          description: 'What was wrong, in words.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
        }
      }
    }
  };
}
