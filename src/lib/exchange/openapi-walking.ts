import { WALKERS } from '../walking/pace.ts';
import { inPath, inQuery } from './openapi-parameters.ts';
import { MOST_MINUTES } from './travel-time.ts';

const wrong = { $ref: '#/components/responses/Problem' };

/** What is asked about walking, as paths of OpenAPI. */
export const walkingPaths = {
  '/api/v1/{neighbourhood}/travel-time': {
    get: {
      summary: 'What can be reached on foot from a place within some minutes (isochrones)',
      description:
        '"method" says how it was measured: "network", along the streets of OpenStreetMap, or "straight-line" where there ' +
        'is no street graph: circles, streets being 1.3 times as long. The largest area comes first.',
      parameters: [
        inPath('neighbourhood', 'Slug of a neighbourhood, for instance san-siro.'),
        {
          ...inQuery('from', '"lon,lat" in WGS 84 degrees, in the neighbourhood or beside it.', {
            type: 'string'
          }),
          required: true
        },
        inQuery('minutes', `Whole minutes from 1 to ${MOST_MINUTES}, with commas.`, {
          type: 'string',
          default: '5,10,15'
        }),
        inQuery('walker', 'Who walks; a pram takes no steps.', {
          type: 'string',
          enum: WALKERS,
          default: 'adult'
        })
      ],
      responses: {
        200: {
          description: 'A MultiPolygon for each of the minutes.',
          headers: { ETag: { schema: { type: 'string' } } },
          content: {
            'application/geo+json': {
              schema: {
                type: 'object',
                required: ['type', 'method', 'features'],
                properties: {
                  type: { const: 'FeatureCollection' },
                  method: { type: 'string', enum: ['network', 'straight-line'] },
                  speed: { type: 'number', description: 'Metres a minute.' },
                  attribution: { type: ['string', 'null'], description: 'Whom to thank where it is shown.' },
                  features: { type: 'array', items: { type: 'object' } }
                }
              }
            }
          }
        },
        304: { description: 'The reader has it already (If-None-Match).' },
        400: wrong,
        404: wrong,
        503: wrong
      }
    }
  }
} as const;
