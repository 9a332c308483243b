import { LOCALES } from '../i18n/locales.ts';
import { LEAVE_OUT } from '../place/filters.ts';
import { FEATURES, REQUIREMENTS } from '../place/vocabulary.ts';
import { WRITTEN_TABLES } from './table-formats.ts';

export const inQuery = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  description,
  schema
});

export const inPath = (name: string, description: string, schema: object = { type: 'string' }) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema
});

export const repeatable = (values?: readonly string[]) => ({
  type: 'array',
  items: { type: 'string', ...(values && { enum: values }) }
});

/** The filters of places (src/lib/place/filters.ts), as OpenAPI parameters. */
export const filterParameters = [
  inQuery('q', 'Words to search for, in any language; accents and small typing errors do not matter.', {
    type: 'string',
    maxLength: 200
  }),
  inQuery('category', 'Slug of a category or of a group; may be repeated: any of them.', repeatable()),
  inQuery('open', '"now", or an ISO 8601 date and time: open then, by confirmed hours first.', {
    type: 'string'
  }),
  inQuery('near', '"lon,lat" in WGS 84 degrees: the nearest on foot come first, and walks are told.', {
    type: 'string',
    examples: ['9.137,45.472']
  }),
  inQuery(
    'minutes',
    'At most so many minutes on foot from "near", at 4.5 km/h: along streets, or in a straight line × 1.3, as "method" says.',
    {
      type: 'integer',
      minimum: 1,
      maximum: 120
    }
  ),
  inQuery('language', 'BCP 47 tag of a language spoken there.', { type: 'string' }),
  inQuery('feature', 'What it must have; may be repeated: all of them.', repeatable(FEATURES)),
  inQuery('without', 'What it must not ask for; may be repeated.', repeatable(REQUIREMENTS)),
  inQuery(
    'unknown',
    'What is known to fit comes first, then that of which it is not known ("certainty": "unknown"), never what is known not to fit; "leave-out" leaves the second part out.',
    { type: 'string', enum: [LEAVE_OUT] }
  ),
  ...[
    ['stage', 'Stage of the path that an activity belongs to'],
    ['from', 'First moment of activities'],
    ['to', 'Last moment of activities']
  ].map(([name = '', what]) =>
    inQuery(
      name,
      `${what}. Accepted, so that one query serves every collection; places do not depend on it.`,
      {
        type: 'string'
      }
    )
  ),
  inQuery('bbox', '"west,south,east,north" in WGS 84 degrees, at most 5 degrees wide and high.', {
    type: 'string'
  })
];

/** What `format=xlsx` answers. */
export const workbook = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    type: 'string',
    format: 'binary'
  }
} as const;

/** How an answer is written: as itself, or as a table for programs or for a spreadsheet. */
export function formatParameters(itself: 'json' | 'geojson') {
  return [
    inQuery(
      'format',
      'How the answer is written. A table has everything that fits, without pages: "csv" for programs; "csv-excel" with semicolons, decimal commas and a byte-order mark, for a spreadsheet where a comma is decimal; "xlsx" is a workbook.',
      { type: 'string', enum: [itself, ...WRITTEN_TABLES], default: itself }
    ),
    inQuery('locale', "Language of the headings in a workbook; the neighbourhood's own when absent.", {
      type: 'string',
      enum: LOCALES
    })
  ] as const;
}

/** How an answer is cut and written, as OpenAPI parameters. */
export const pagingParameters = [
  inQuery('limit', 'Entries on a page.', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
  inQuery('cursor', 'From the "next" link of the page before.', { type: 'string' }),
  inQuery('fields', 'Names of the properties wanted, with commas; all when absent.', { type: 'string' }),
  ...formatParameters('geojson')
] as const;
