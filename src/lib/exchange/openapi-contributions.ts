import { TARGETS } from '../contribution/proposal.ts';
import { COMPARED } from '../contribution/similar.ts';
import { LOCALES } from '../i18n/locales.ts';
import { inPath, inQuery } from './openapi-parameters.ts';

const wrong = { $ref: '#/components/responses/Problem' };
const neighbourhood = inPath('neighbourhood', 'Slug of a neighbourhood, for instance san-siro.');

/** Proposing a change, and what helps to do so, as paths of OpenAPI. */
export const contributionPaths = {
  '/api/v1/{neighbourhood}/contributions': {
    post: {
      summary: 'Propose a new entry, a change of one, or its closing',
      description:
        'Somebody of the neighbourhood decides. No key is needed; pages of other origins may not do this. The same ' +
        '"secret" (or Idempotency-Key) again is the same proposal, whatever else is sent.',
      parameters: [
        neighbourhood,
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'In place of "secret": 22 to 64 random letters, digits, - or _; a UUID will do.',
          schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{22,64}$' }
        }
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['target', 'kind'],
              additionalProperties: false,
              properties: {
                target: { type: 'string', enum: TARGETS },
                kind: { type: 'string', enum: ['create', 'update', 'close'] },
                slug: { type: ['string', 'null'], description: 'Of the entry, to update or close it.' },
                base_revision: {
                  type: ['integer', 'null'],
                  description: 'The "revision" of the entry that was read: what changed since is a conflict.'
                },
                changes: {
                  type: 'object',
                  description: 'New values by field, written as the API writes them; texts by language.',
                  examples: [
                    {
                      category: 'library',
                      name: { it: 'Biblioteca' },
                      location: { type: 'Point', coordinates: [9.137, 45.472] }
                    }
                  ]
                },
                report: {
                  type: ['string', 'null'],
                  enum: ['closed', 'moved', 'wrong-position', 'other', null]
                },
                message: {
                  type: ['string', 'null'],
                  maxLength: 2000,
                  description: 'To who decides; not shown.'
                },
                contact: {
                  type: ['string', 'null'],
                  format: 'email',
                  description: 'For news of it; not shown.'
                },
                locale: { type: 'string', enum: LOCALES },
                secret: { type: ['string', 'null'], pattern: '^[A-Za-z0-9_-]{22,64}$' },
                proof: {
                  type: ['object', 'null'],
                  description: 'What a 428 asks for.',
                  properties: { challenge: { type: 'string' }, nonce: { type: 'string' } }
                }
              }
            }
          }
        }
      },
      responses: {
        201: {
          description: 'It waits for a decision, or is applied already. "link" is its private page.',
          headers: {
            Location: { description: 'The private page.', schema: { type: 'string', format: 'uri' } }
          },
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  state: { type: 'string' },
                  again: { type: 'boolean', description: 'It had come before.' },
                  secret: { type: 'string' },
                  link: { type: 'string', format: 'uri' },
                  entry: { type: 'object' },
                  conflicts: { type: 'array', items: { type: 'string' } }
                }
              }
            }
          }
        },
        400: wrong,
        403: wrong,
        404: wrong,
        409: wrong,
        413: wrong,
        415: wrong,
        428: wrong,
        429: wrong,
        503: wrong
      }
    }
  },
  '/api/v1/{neighbourhood}/similar': {
    get: {
      summary: 'Entries that a new one of that name may be',
      parameters: [
        neighbourhood,
        inQuery('target', 'What it is.', { type: 'string', enum: COMPARED, default: 'places' }),
        inQuery('name', 'In any language.', { type: 'string', maxLength: 200 }),
        inQuery('near', '"lon,lat" in WGS 84 degrees: within 100 m less likeness is enough.', {
          type: 'string'
        })
      ],
      responses: {
        200: {
          description: 'At most five, the likeliest first.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { similar: { type: 'array', items: { type: 'object' } } }
              }
            }
          }
        },
        400: wrong,
        404: wrong,
        503: wrong
      }
    }
  },
  '/api/v1/{neighbourhood}/streets': {
    get: {
      summary:
        'Streets with some known points and house numbers, to look an address up without asking anyone',
      parameters: [neighbourhood],
      responses: {
        200: {
          description: 'Longitude first.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { streets: { type: 'array', items: { type: 'object' } } }
              }
            }
          }
        },
        404: wrong,
        503: wrong
      }
    }
  }
} as const;
