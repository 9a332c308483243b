import * as v from 'valibot';
import { LOCALES } from '../i18n/locales.ts';
import { MOST_MESSAGE, TARGETS } from './proposal.ts';
import { SECRET } from './secret.ts';

export const SECRET_IN_WORDS = 'A secret, or an Idempotency-Key, is 22 to 64 random letters, digits, - or _.';

const orNull = <Value>(schema: v.GenericSchema<unknown, Value>) => v.optional(v.nullable(schema), null);
const text = (most: number, description: string) =>
  orNull(v.pipe(v.string(), v.maxLength(most), v.description(description)));

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a program sends to propose something. What else it may want to say, nobody is asked: it is forged. */
export const proposalBody = v.strictObject({
  target: v.picklist(TARGETS),
  kind: v.picklist(['create', 'update', 'close']),
  slug: text(200, 'Of the entry, to update or close it.'),
  base_revision: orNull(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.description('The "revision" of the entry that was read: what changed since is a conflict.')
    )
  ),
  // As it came: `record` would drop `constructor` and `__proto__` in silence, and the database refuses them.
  changes: v.optional(
    v.pipe(
      v.custom<Record<string, unknown>>(isRecord, 'Changes are values by field'),
      v.metadata({
        description: 'New values by field, written as the API writes them; texts by language.',
        examples: [
          {
            category: 'library',
            name: { it: 'Biblioteca' },
            location: { type: 'Point', coordinates: [9.137, 45.472] }
          }
        ]
      })
    ),
    {}
  ),
  report: orNull(v.picklist(['closed', 'moved', 'wrong-position', 'other'])),
  message: text(MOST_MESSAGE, 'To who decides; not shown.'),
  contact: text(254, 'E-mail address for news of it; not shown.'),
  locale: v.optional(v.picklist(LOCALES)),
  secret: orNull(v.pipe(v.string(), v.regex(SECRET, SECRET_IN_WORDS))),
  proof: orNull(
    v.pipe(
      v.strictObject({
        challenge: v.pipe(v.string(), v.maxLength(400)),
        nonce: v.pipe(v.string(), v.maxLength(400))
      }),
      v.description('What a 428 asks for.')
    )
  )
});
