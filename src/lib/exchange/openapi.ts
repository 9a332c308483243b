import { contributionPaths } from './openapi-contributions.ts';
import { activityParameters, activitySchemas, collectionOf, featureWith } from './openapi-activities.ts';
import { mapPaths } from './openapi-map.ts';
import { networkPaths } from './openapi-network.ts';
import { filterParameters, inPath, pagingParameters, workbook } from './openapi-parameters.ts';
import { withQuality } from './openapi-quality.ts';
import { neighbourhoodParameter, reads } from './openapi-reads.ts';
import { searchPaths } from './openapi-search.ts';
import { walkingPaths } from './openapi-walking.ts';
import { PLACE_PROPERTIES } from './places-geojson.ts';
import { sharedSchema } from './json-schema.ts';

const localisedText = {
  ...sharedSchema('LocalisedText'),
  description: 'Text by BCP 47 language tag.',
  examples: [{ it: 'Biblioteca', ar: 'مكتبة' }]
};

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
      '/api/v1/neighbourhoods': reads('Neighbourhoods', [], {
        'application/json': {
          type: 'object',
          properties: { neighbourhoods: { type: 'array', items: { type: 'object' } } }
        }
      }),
      '/api/v1/{neighbourhood}/places': reads(
        'Places that fit the filters: nearest first with "near", best match first with "q", surely open before maybe open with "open"',
        [neighbourhoodParameter, ...filterParameters, ...pagingParameters],
        {
          'application/geo+json': { $ref: '#/components/schemas/PlaceCollection' },
          'text/csv': { type: 'string' },
          ...workbook
        }
      ),
      '/api/v1/{neighbourhood}/places/{slug}': reads(
        'One place',
        [neighbourhoodParameter, inPath('slug', 'Slug of the place.')],
        { 'application/geo+json': withQuality('PlaceFeature') }
      ),
      '/api/v1/{neighbourhood}/activities': reads(
        'Activities that fit the filters: nearest first with "near", else the next first; those whose days nobody knows at the end',
        [neighbourhoodParameter, ...activityParameters],
        {
          'application/geo+json': { $ref: '#/components/schemas/ActivityCollection' },
          'text/csv': { type: 'string' },
          ...workbook
        }
      ),
      '/api/v1/{neighbourhood}/activities/{slug}': reads(
        'One activity',
        [neighbourhoodParameter, inPath('slug', 'Slug of the activity.')],
        { 'application/geo+json': withQuality('ActivityFeature') }
      ),
      '/api/v1/{neighbourhood}/pack/{locale}': reads(
        'A neighbourhood whole and compact in one language, opening intervals written out for 14 days',
        [neighbourhoodParameter, inPath('locale', 'Interface language: it, en or ar.')],
        { 'application/json': { type: 'object' } }
      ),
      ...searchPaths,
      ...contributionPaths,
      ...networkPaths,
      ...walkingPaths,
      ...mapPaths
    },
    components: {
      schemas: {
        LocalisedText: localisedText,
        PlaceFeature: featureWith(PLACE_PROPERTIES),
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
