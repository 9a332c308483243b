import { OUTCOMES, WAYS } from '../place/check.ts';

/** Who says that an entry is true, in JSON Schema. */
export const SAID_TRUE = {
  type: ['object', 'null'],
  description:
    'As whom it was last confirmed ("by"; null: not known), and what visitors say: the last day on which some said that it is ' +
    'still so, and from how many devices. Visitors confirm nothing.',
  properties: {
    by: { enum: ['coordinator', 'organisation', null] },
    visitors: {
      type: ['object', 'null'],
      properties: { day: { type: 'string', format: 'date' }, count: { type: 'integer', minimum: 1 } }
    }
  }
} as const;

/** How an entry was checked, in JSON Schema. */
export const CHECKS = {
  type: 'array',
  description:
    'How it was checked, the last first, at most five lines: on which day, by what kind of person (null: not known), how (null: not ' +
    'said), what came of it, about which one field (null: the entry), and how often that day. Nothing of whose.',
  items: {
    type: 'object',
    properties: {
      day: { type: 'string', format: 'date' },
      by: { enum: ['coordinator', 'organisation', 'import', null] },
      how: { enum: [...WAYS, 'import', null] },
      outcome: { enum: OUTCOMES },
      field: { type: ['string', 'null'] },
      times: { type: 'integer', minimum: 1 }
    }
  }
} as const;
