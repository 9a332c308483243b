import * as v from 'valibot';
import type { LocalisedText } from '../i18n/localised.ts';
import { LINE } from './bounds.ts';
import type { Field, Kind, Rules } from './field.ts';
import * as values from './values.ts';

/** What a field is while nobody has said it: nothing, or there is no such time. */
type NothingBy<Given extends Rules> = Given extends { readonly required: true } ? never : null;

/** A field whose value is null while nobody has said it, unless it is required. */
export function field<const Name extends string, Value, const Given extends Rules>(
  kind: Kind,
  name: Name,
  schema: v.GenericSchema<unknown, Value>,
  rules: Given
): Field<Name, Value, NothingBy<Given>> {
  return { name, kind, schema, nothing: null as NothingBy<Given>, ...rules };
}

/** A field that has a value from the beginning: an empty list, say. */
function filled<const Name extends string, Value>(
  kind: Kind,
  name: Name,
  schema: v.GenericSchema<unknown, Value>,
  nothing: unknown,
  rules: Rules
): Field<Name, Value, never> {
  return { name, kind, schema, nothing: nothing as never, ...rules };
}

/** At most so many characters. */
export const text = <const Name extends string, const Given extends Rules>(
  name: Name,
  longest: number,
  rules: Given
) => field('text', name, v.pipe(values.textSchema, v.maxLength(longest)), rules);

/** Text in the languages somebody wrote it in. */
export const localisedText = <const Name extends string, const Given extends Rules>(
  name: Name,
  rules: Given
) =>
  field('localised-text', name, values.localisedTextSchema as v.GenericSchema<unknown, LocalisedText>, rules);

/** One of a few. */
export const choice = <
  const Name extends string,
  const Values extends readonly string[],
  const Given extends Rules
>(
  name: Name,
  among: Values,
  rules: Given
) => ({ ...field('choice', name, v.picklist(among), rules), values: among });

/** Several of a few. */
export const choices = <const Name extends string, const Values extends readonly string[]>(
  name: Name,
  among: Values,
  rules: Rules
) => ({ ...filled('choices', name, v.array(v.picklist(among)), [], rules), values: among });

/** BCP 47 tags. */
export const languages = <const Name extends string>(name: Name, rules: Rules) =>
  filled('languages', name, v.array(values.languageTagSchema), [], rules);

/** Slugs of neighbourhoods, on this map or not. */
export const areas = <const Name extends string>(name: Name, rules: Rules) =>
  filled('slugs', name, v.array(values.slugSchema), [], rules);

export const year = <const Name extends string>(name: Name, rules: Rules) =>
  field('year', name, values.yearSchema, rules);

/** A year or a month: an end of a period. */
export const month = <const Name extends string>(name: Name, rules: Rules) =>
  field('month', name, values.yearOrMonthSchema, rules);

export const day = <const Name extends string>(name: Name, rules: Rules) =>
  field('day', name, values.daySchema, rules);

export const yes = <const Name extends string>(name: Name, rules: Rules) =>
  filled('yes', name, v.boolean(), false, rules);

export const contacts = <const Name extends string>(name: Name, rules: Rules) =>
  filled('contacts', name, values.contactsSchema, {}, rules);

/** At most so many of something that has parts of its own. */
export const list = <const Name extends string, One>(
  kind: Kind,
  name: Name,
  one: v.GenericSchema<unknown, One>,
  most: number,
  rules: Rules
) => filled(kind, name, v.pipe(v.array(one), v.maxLength(most)), [], rules);

/** The slug of another entry; of a place or an agreement with its neighbourhood's, `san-siro/biblioteca-harar`. */
export const reference = <const Name extends string, const Given extends Rules>(
  name: Name,
  to: NonNullable<Field['to']>,
  rules: Given
) => ({
  ...field(
    'reference',
    name,
    to === 'places' || to === 'agreements'
      ? v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be "neighbourhood/place"'))
      : values.slugSchema,
    rules
  ),
  to
});

/* Fields that every kind of entry has. */

export const slug = (longest: number) =>
  field('slug', 'slug', values.slugUpTo(longest), {
    required: true,
    about: 'Its part of the address of its page.',
    quietIn: ['history', 'proposal', 'review']
  });

export const neighbourhood = reference('neighbourhood', 'neighbourhoods', {
  required: true,
  quietIn: ['proposal', 'review'],
  seed: false
});

export const sources = (rules: Rules = {}) =>
  filled('sources', 'sources', v.array(values.sourceSchema), [], { quietIn: ['history'], ...rules });

export const confirmedAt = field('moment', 'confirmed_at', v.pipe(v.string(), v.isoTimestamp()), {
  about: 'When somebody last said it is still true; null: nobody yet.',
  quietIn: ['history', 'proposal'],
  seed: false
});

/** What people here say for it: it is found by these words, and never shown under them. */
export const alsoCalled = localisedText('also_called', {
  proposable: 'always',
  search: 'words',
  about: 'What people say for it: words to find it by, which are not its name.',
  ask: { most: LINE }
});

/** Other words it is searched by. */
export const keywords = filled(
  'keywords',
  'keywords',
  values.keywordsSchema,
  {},
  {
    told: false,
    search: 'words',
    quietIn: ['history']
  }
);
