import * as v from 'valibot';

/*
 * What values may be, as they are stored and told. Files that describe a neighbourhood (supabase/seed/format.ts) are held
 * to the same, and of telephone numbers to more.
 */

const LOWER_CASE_WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const slugUpTo = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(LOWER_CASE_WORDS, 'must be lower-case words joined by hyphens'),
    v.maxLength(most)
  );

export const slugSchema = slugUpTo(80);

/** BCP 47, as far as the database checks it. */
export const languageTagSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "it"')
);

export const textSchema = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'), v.maxLength(4000));

export const localisedTextSchema = v.pipe(
  v.record(languageTagSchema, textSchema),
  v.check((texts) => Object.keys(texts).length > 0, 'needs a text in at least one language')
);

/** Words by language: more that people search by. */
export const keywordsSchema = v.record(languageTagSchema, v.array(textSchema));

/** Of a source, while nobody has confirmed what it says. */
export const yearSchema = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));

/** An end of a period. */
export const yearOrMonthSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'must be a year or a month such as "2019" or "2019-05"')
);

export const daySchema = v.pipe(v.string(), v.isoDate('must be written as 2026-12-23'));

export const webAddressSchema = v.pipe(
  v.string(),
  v.maxLength(500),
  v.url(),
  v.regex(/^https?:/, 'must begin with https:// or http://')
);

/** Where an entry comes from. */
export const sourceSchema = v.strictObject({
  name: v.pipe(textSchema, v.maxLength(300)),
  url: v.exactOptional(webAddressSchema),
  /** Year the source speaks of. */
  year: v.exactOptional(yearSchema),
  /** SPDX-like licence name where the source has one, for the credit. */
  licence: v.exactOptional(textSchema)
});
export type Source = Readonly<v.InferOutput<typeof sourceSchema>>;

/** Written by many hands: whoever makes a link of one looks at it first (src/lib/place/contacts.ts). */
export const contactsSchema = v.strictObject({
  phone: v.exactOptional(
    v.pipe(v.string(), v.description('E.164, or the national short form printed on the door.'))
  ),
  whatsapp: v.exactOptional(v.pipe(v.string(), v.description('E.164, digits only after the plus.'))),
  email: v.exactOptional(v.string()),
  website: v.exactOptional(v.string())
});
export type Contacts = Readonly<v.InferOutput<typeof contactsSchema>>;

const degrees = (limit: number) => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));
/** WGS 84, longitude first (RFC 7946, 3.1.1). */
export const lonLatSchema = v.tuple([degrees(180), degrees(90)]);
export const pointSchema = v.strictObject({ type: v.literal('Point'), coordinates: lonLatSchema });
