import { proposalBody } from '../contribution/proposal-body.ts';
import { SECRET } from '../contribution/secret.ts';
import { COMPARED } from '../contribution/similar.ts';
import { jsonSchema } from './json-schema.ts';
import { inQuery } from './openapi-parameters.ts';
import { neighbourhoodParameter, problemResponse } from './openapi-reads.ts';

/** Proposing a change, and what helps to do so, as paths of OpenAPI. */
export const contributionPaths = {
  '/api/v1/{neighbourhood}/contributions': {
    post: {
      summary: 'Propose a new entry, a change of one, or its closing',
      description:
        'Somebody of the neighbourhood decides. No key is needed; pages of other origins may not do this. The same ' +
        '"secret" (or Idempotency-Key) again is the same proposal, whatever else is sent.',
      parameters: [
        neighbourhoodParameter,
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'In place of "secret": 22 to 64 random letters, digits, - or _; a UUID will do.',
          schema: { type: 'string', pattern: SECRET.source }
        }
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: jsonSchema(proposalBody, 'input')
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
        400: problemResponse,
        403: problemResponse,
        404: problemResponse,
        409: problemResponse,
        413: problemResponse,
        415: problemResponse,
        428: problemResponse,
        429: problemResponse,
        503: problemResponse
      }
    }
  },
  '/api/v1/{neighbourhood}/similar': {
    get: {
      summary: 'Entries that a new one of that name may be',
      parameters: [
        neighbourhoodParameter,
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
        400: problemResponse,
        404: problemResponse,
        503: problemResponse
      }
    }
  },
  '/api/v1/{neighbourhood}/streets': {
    get: {
      summary:
        'Streets with some known points and house numbers, to look an address up without asking anyone',
      parameters: [neighbourhoodParameter],
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
        404: problemResponse,
        503: problemResponse
      }
    }
  }
} as const;
