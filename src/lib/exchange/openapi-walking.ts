import { LOCALES } from '../i18n/locales.ts';
import { WHAT_IF } from '../insight/question.ts';
import { FEATURES, REQUIREMENTS } from '../place/vocabulary.ts';
import { WALKERS } from '../walking/pace.ts';
import { inQuery } from './openapi-parameters.ts';
import { neighbourhoodParameter, problemResponse } from './openapi-reads.ts';
import { MOST_MINUTES } from './travel-time.ts';

/** What the evidence is asked, on the page and here. */
const question = [
  neighbourhoodParameter,
  inQuery('what', 'kind.<kind>, stage.<stage>, group.<group> or category.<slug>.', {
    type: 'string',
    default: 'kind.italian-course'
  }),
  inQuery('feature', 'What it must have; may be repeated: all of them.', {
    type: 'array',
    items: { type: 'string', enum: FEATURES }
  }),
  inQuery('without', 'What it must not be known to ask for; may be repeated.', {
    type: 'array',
    items: { type: 'string', enum: REQUIREMENTS }
  }),
  inQuery('when', 'When it must be there; may be repeated.', {
    type: 'array',
    items: { type: 'string', enum: ['school-hours', 'evening', 'saturday', 'sunday'] }
  }),
  inQuery('language', 'BCP 47 tag of a language spoken there.', { type: 'string' }),
  inQuery('walker', 'Who walks.', { type: 'string', enum: WALKERS, default: 'adult' }),
  inQuery('suppose', '"lon,lat" of a service that is not there, to see what it would change.', {
    type: 'string'
  }),
  inQuery('indicator', 'Slug of a figure by area to weigh it by: those of the table area-indicators.', {
    type: 'string'
  }),
  inQuery('revision', 'Of a report that was kept: the figures are then those of its data.', {
    type: 'integer'
  }),
  inQuery('day', 'Of a report that was kept, where several are of one revision.', {
    type: 'string',
    format: 'date'
  }),
  inQuery('change', 'activity.<slug> or place.<slug>: a service that is there, given something more.', {
    type: 'string'
  }),
  inQuery(
    'give',
    'With change, what it would be given, for instance feature.childcare or time.saturday; may be repeated. Counted is who looks for just that.',
    { type: 'array', items: { type: 'string' } }
  ),
  inQuery(
    'hours',
    'With change, whether the hours it would be given come besides its own or stand instead of them; who has said when she can come is then counted for that.',
    { type: 'string', enum: ['besides', 'instead'], default: 'besides' }
  )
];

/** What is asked about walking and who can reach what, as paths of OpenAPI. */
export const walkingPaths = {
  '/api/v1/{neighbourhood}/insights': {
    get: {
      summary:
        'Who can reach what on foot, hour by hour, and what is missing: the tables of the page of evidence',
      description:
        'In "gaps", "kind" is "nobody" (of what is known, nothing fits), "far" (some walk more than 15 minutes) or "unknown" ' +
        '(too little is known to say; without figures). "people" are those of "group"; "perhaps" is how many services may fit. ' +
        'With "indicator", "missed" has who lives beyond "minutes": in the third of the areas with the most need ("neediest"), in ' +
        'the others, and where the figure is not known; what depends on what is not known has a least and a most.',
      parameters: [
        ...question,
        inQuery('table', 'One of the tables; all when absent.', {
          type: 'string',
          enum: [
            'question',
            'shares',
            'cells',
            'hours',
            'gaps',
            'indicators',
            'area-indicators',
            'areas',
            'missed',
            'trend',
            'entries',
            'path',
            'contributions',
            'yearly'
          ]
        }),
        inQuery('format', 'CSV is of one table.', {
          type: 'string',
          enum: ['json', 'csv', 'xlsx'],
          default: 'json'
        })
      ],
      responses: {
        200: {
          description: 'Tables by name.',
          content: { 'application/json': { schema: { type: 'object' } } }
        },
        304: { description: 'The reader has it already (If-None-Match).' },
        400: problemResponse,
        404: problemResponse,
        503: problemResponse
      }
    }
  },
  '/api/v1/{neighbourhood}/insights.svg': {
    get: {
      summary: 'The map of the evidence as a picture to put into another site',
      parameters: [
        ...question.filter(({ name }) => name !== 'indicator' && !WHAT_IF.some((one) => one === name)),
        inQuery('locale', 'Language of its words.', { type: 'string', enum: LOCALES })
      ],
      responses: {
        200: { description: 'SVG.', content: { 'image/svg+xml': {} } },
        304: { description: 'The reader has it already (If-None-Match).' },
        400: problemResponse,
        404: problemResponse,
        503: problemResponse
      }
    }
  },
  '/api/v1/{neighbourhood}/travel-time': {
    get: {
      summary: 'What can be reached on foot from a place within some minutes (isochrones)',
      description:
        '"method" says how it was measured: "network", along the streets of OpenStreetMap, or "straight-line" where there ' +
        'is no street graph: circles, streets being 1.3 times as long. The largest area comes first.',
      parameters: [
        neighbourhoodParameter,
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
        400: problemResponse,
        404: problemResponse,
        503: problemResponse
      }
    }
  }
} as const;
