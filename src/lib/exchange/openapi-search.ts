import { inPath, inQuery } from './openapi-parameters.ts';

const wrong = { $ref: '#/components/responses/Problem' };
const filters = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      name: {
        type: 'string',
        enum: ['category', 'kind', 'feature', 'without', 'language', 'day', 'part', 'open', 'near', 'level']
      },
      value: { type: 'string' }
    }
  }
};

const result = {
  type: 'object',
  required: ['type', 'slug', 'name', 'certainty'],
  properties: {
    type: {
      type: 'string',
      enum: ['helpline', 'place', 'activity', 'organisation', 'street', 'category', 'page']
    },
    slug: { type: 'string', description: 'Of a helpline, its number.' },
    name: { type: 'string', description: 'In the language asked for, where it is known in it.' },
    category: { type: 'string' },
    kind: { type: 'string' },
    address: { type: 'string' },
    demonstration: { type: 'boolean', description: 'Invented, to show what an entry looks like.' },
    walk_minutes: { type: 'integer', description: 'Minutes on foot from where it is to be near.' },
    walk_method: {
      type: 'string',
      enum: ['network', 'straight-line'],
      description: 'Along streets or, about, in a straight line × 1.3.'
    },
    certainty: {
      type: 'string',
      enum: ['known', 'unknown'],
      description: 'Unknown: a condition that was asked for is not recorded of it. Ask first.'
    }
  }
};

/** The one search over everything, as a path of OpenAPI. */
export const searchPaths = {
  '/api/v1/{neighbourhood}/search': {
    get: {
      summary: 'What answers a sentence in any language, the best first; in danger, whom to call',
      description:
        '"relaxed" are conditions that nothing fits, left out; "none" are kinds of which there is none here. The words are kept nowhere.',
      parameters: [
        inPath('neighbourhood', 'Slug of a neighbourhood, for instance san-siro.'),
        { ...inQuery('q', 'What is looked for, in words.', { type: 'string' }), required: true },
        inQuery('locale', 'BCP 47 tag of the language she reads.', { type: 'string' }),
        inQuery('limit', 'At most so many results.', {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20
        })
      ],
      responses: {
        200: {
          description: 'What was understood and found.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  results: { type: 'array', items: result },
                  understood: {
                    type: 'object',
                    properties: { filters, words: { type: 'array', items: { type: 'string' } } }
                  },
                  relaxed: filters,
                  none: { type: 'array', items: { type: 'string' } }
                }
              }
            }
          }
        },
        400: wrong,
        404: wrong,
        503: wrong
      }
    }
  }
};
