import * as v from 'valibot';
import {
  languageTagSchema as locale,
  localisedTextSchema,
  slugSchema,
  sourceSchema,
  textSchema as anyText
} from '../field/values.ts';
import { isCalendarDay } from './calendar-day.ts';

/*
 * The files of a country's folder (supabase/seed/countries/<code>/; README.md of the seed says how to write one). Unknown fields
 * are refused: a misspelt one would be lost in silence.
 */

const text = v.pipe(anyText, v.maxLength(300));
const sources = v.pipe(v.array(sourceSchema), v.nonEmpty('needs at least one source'));

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be written as 08:30'));
const yearlyDay = v.pipe(
  v.string(),
  v.check(isCalendarDay, 'must be a day every year has, as MM-DD or easter-3'),
  v.regex(/^\d/, 'must be a date, as MM-DD')
);
export const calendarDay = v.pipe(
  v.string(),
  v.check(isCalendarDay, 'must be a day every year has, as MM-DD or easter-3')
);
/** ISO 3166-2. */
export const subdivision = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'must be a code of ISO 3166-2 such as "IT-25"')
);
/** A number as it is dialled in the country. */
const dialled = v.pipe(v.string(), v.regex(/^\d{2,15}$/, 'must have digits only'));

/** A pattern of a whole number, with so many groups. */
const pattern = (groups: number) =>
  v.pipe(
    v.string(),
    v.check(isPattern, 'is no regular expression'),
    v.check((written) => /^\^.*\$$/.test(written), 'must begin with ^ and end with $'),
    v.check(
      (written) => !isPattern(written) || groupsOf(written) === groups,
      `must have ${groups} groups in round brackets`
    )
  );

/** The name of a language in another, in the forms that sentences need (language-names.ts). */
const languageNames = v.record(
  locale,
  v.strictObject({
    name: text,
    adjective: v.optional(text),
    definite: v.optional(text),
    indefinite: v.optional(text)
  })
);

/** Whom pages thank, and the licence as it is written there. */
export const credit = v.strictObject({ name: localisedTextSchema, licence: text });

/** country.json */
export const countryFile = v.strictObject({
  emergency: v.strictObject({ number: dialled, sources }),
  /** What people who come learn: the first, where a neighbourhood does not speak another of them. */
  languages: v.pipe(
    v.array(v.strictObject({ tag: locale, names: languageNames })),
    v.nonEmpty('needs at least one language')
  ),
  telephone: v.strictObject({
    /** Of the country (ITU-T E.164), and the digit that is dialled within it alone. */
    code: v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'must be a country code such as "39"')),
    trunk: v.pipe(v.string(), v.regex(/^\d?$/, 'must be one digit or empty')),
    /** Numbers that are not dialled from abroad: short ones, free ones. */
    short: pattern(0),
    /** How a number is written at home: a prefix, and a rest in fours. Left out, it is shown with its plus. */
    written: v.optional(pattern(2)),
    examples: v.optional(v.strictObject({ phone: text, mobile: text }))
  }),
  /** Holidays of all the country that the tables of opening_hours do not have. */
  public_holidays: v.optional(
    v.array(v.strictObject({ on: yearlyDay, name: localisedTextSchema, source: sourceSchema })),
    []
  ),
  /** What regions decide, by ISO 3166-2: what the tables of opening_hours call it, where they know its holidays. */
  subdivisions: v.optional(v.record(subdivision, v.strictObject({ holiday_table: text })), {}),
  /** When primary schools look after children, Monday to Friday. */
  school_day: v.optional(
    v.pipe(
      v.strictObject({ from: time, to: time, source: sourceSchema }),
      v.forward(
        v.check(({ from, to }) => from < to, 'is before "from"'),
        ['to']
      )
    )
  ),
  /** Hours a week from which work is called full time. */
  full_time_hours: v.optional(
    v.strictObject({ hours: v.pipe(v.number(), v.minValue(1), v.maxValue(80)), source: sourceSchema })
  ),
  /** Whom every page of the country thanks for data. */
  credits: v.optional(v.array(credit), [])
});

/** residents.json: what columns of residents are called by statistical offices, in small letters, the surest first. */
export const residentsColumns = v.strictObject({
  code: v.optional(v.array(text), []),
  name: v.optional(v.array(text), []),
  year: v.optional(v.array(text), []),
  total: v.optional(v.array(text), []),
  women: v.optional(v.array(text), []),
  minors: v.optional(v.array(text), []),
  foreign: v.optional(v.array(text), [])
});

export const SUBJECTS = [
  'violence',
  'trafficking',
  'self-harm',
  'health',
  'birth',
  'food',
  'homelessness',
  'children',
  'discrimination'
] as const;

/** An entry of helplines.json. What is left out is not known. */
export const helpline = v.strictObject({
  number: dialled,
  subjects: v.pipe(v.array(v.picklist(SUBJECTS)), v.nonEmpty('needs at least one subject')),
  name: localisedTextSchema,
  /** OSM opening_hours. */
  hours: v.optional(text),
  languages: v.optional(v.array(locale), []),
  cost: v.optional(v.picklist(['free', 'paid'])),
  /** Only there; left out, in all the country. */
  subdivisions: v.optional(v.array(subdivision), []),
  sources,
  machine_translated: v.optional(v.record(v.string(), v.array(locale)), {})
});

/** An entry of school-calendars.json: when schools of a region are closed, year after year. */
export const schoolRule = v.strictObject({
  slug: slugSchema,
  /** `{years}` in its name becomes "2026/27". */
  source: sourceSchema,
  lessons: v.strictObject({ from: yearlyDay, to: yearlyDay }),
  /** What the time between is called. */
  summer: localisedTextSchema,
  holidays: v.pipe(
    v.array(v.strictObject({ from: calendarDay, to: calendarDay, name: localisedTextSchema })),
    v.minLength(1),
    v.maxLength(50)
  )
});

/** categories.json, by slug: what a kind of place is called and found by here. */
export const categoryWords = v.record(
  slugSchema,
  v.strictObject({
    /** In the place of its usual name. */
    name: v.optional(localisedTextSchema),
    /** Beside its usual ones. */
    keywords: v.optional(v.record(locale, v.array(text)), {})
  })
);

function isPattern(written: string): boolean {
  try {
    return Boolean(new RegExp(written));
  } catch {
    return false;
  }
}

function groupsOf(written: string): number {
  // An alternative that is empty matches anything: all groups are then there.
  return new RegExp(`${written}|`).exec('')!.length - 1;
}
