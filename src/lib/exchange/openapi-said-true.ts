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
