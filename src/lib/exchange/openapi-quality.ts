import { CRITERION_NAMES, REASONS } from '../contribution/quality/criteria.ts';

/** How good one entry is, in JSON Schema. */
const QUALITY = {
  type: 'object',
  required: ['score', 'criteria'],
  description:
    'How good the entry is, for whoever keeps it: each named criterion is met, not met with a reason, or does not apply; the score ' +
    'is the share of what applies that is met. Of one entry alone; not a mark for readers.',
  properties: {
    score: { type: ['number', 'null'], minimum: 0, maximum: 1 },
    criteria: {
      type: 'array',
      description: 'First what women look for first.',
      items: {
        type: 'object',
        required: ['name', 'answer', 'reason'],
        properties: {
          name: { enum: CRITERION_NAMES },
          answer: { enum: ['met', 'not-met', 'does-not-apply'] },
          reason: {
            enum: [...REASONS, null],
            description:
              'Of what is not met: nobody has told it; told in words alone; never confirmed; confirmed too long ago; not exact; ' +
              'not in every language; translated by a machine.'
          }
        }
      }
    }
  }
} as const;

/** One entry as its own address answers it: the feature, with how good it is. */
export const withQuality = (feature: string) => ({
  allOf: [
    { $ref: `#/components/schemas/${feature}` },
    {
      type: 'object',
      properties: {
        properties: { type: 'object', required: ['quality'], properties: { quality: QUALITY } }
      }
    }
  ]
});
