import * as v from 'valibot';
import { calendarDay, credit, subdivision } from '../../src/lib/country/format.ts';
import { ACTIVITY_FIELDS } from '../../src/lib/activity/fields/index.ts';
import type { Field, Kind } from '../../src/lib/field/field.ts';
import {
  daySchema,
  keywordsSchema,
  languageTagSchema as locale,
  localisedTextSchema,
  lonLatSchema,
  slugSchema,
  slugUpTo,
  sourceSchema,
  textSchema,
  webAddressSchema,
  yearSchema,
  yearOrMonthSchema
} from '../../src/lib/field/values.ts';
import { PRACTICE_FIELDS } from '../../src/lib/network/fields/practice.ts';
import { RELATIONSHIP_FIELDS } from '../../src/lib/network/fields/relationship.ts';
import { AGREEMENT_KINDS, CERTAINTIES } from '../../src/lib/network/vocabulary.ts';
import { ORGANISATION_FIELDS } from '../../src/lib/organisation/fields/index.ts';
import { PLACE_FIELDS } from '../../src/lib/place/fields/index.ts';
import { COMPLETENESS_STATES } from '../../src/lib/activity/completeness.ts';
import { isLocale, LOCALES } from '../../src/lib/i18n/locales.ts';
import { CATEGORY_GROUPS } from '../../src/lib/ui/category-group.ts';

/**
 * The files that describe a neighbourhood (README.md beside this file says how to write one).
 * Field names are those of the database, so that a file reads like what it becomes; what a file leaves out
 * is empty. Unknown fields are refused: a misspelt one would be lost in silence.
 */

/** Of a link: the slugs of both its ends and more. */
const longSlug = slugUpTo(240);

const sources = v.pipe(v.array(sourceSchema), v.nonEmpty('needs at least one source'));

const phoneMessage = 'must be written as +390212345678, digits only after the plus';
const phone = v.pipe(v.string(), v.regex(/^\+[1-9]\d{4,14}$/, phoneMessage));

const contacts = v.strictObject({
  /** Or a short one (116117), which nobody dials with the code of a country. */
  phone: v.optional(v.union([phone, v.pipe(v.string(), v.regex(/^\d{3,6}$/))], phoneMessage)),
  whatsapp: v.optional(phone),
  email: v.optional(v.pipe(v.string(), v.maxLength(254), v.email())),
  website: v.optional(webAddressSchema)
});

/** Whoever writes a file is held to more than whoever writes on a telephone. */
const STRICTER: Readonly<Partial<Record<Kind, v.GenericSchema>>> = { contacts, sources };

/** The fields of an entry as a file has them; what it leaves out is empty. */
type Written<Fields extends readonly Field[]> = {
  [One in Fields[number] as One['nothing'] extends never ? One['name'] : never]: ValueIn<One>;
} & {
  [One in Fields[number] as One['nothing'] extends never ? never : One['name']]?: ValueIn<One> | undefined;
} & { machine_translated: Record<string, string[]> };
type ValueIn<One> = One extends Field<string, infer Value> ? Value : never;

/** @param more of what only files say, or say otherwise */
function entry<const Fields extends readonly Field[], More extends v.ObjectEntries>(
  fields: Fields,
  more: More
): v.GenericSchema<
  unknown,
  Omit<Written<Fields>, 'neighbourhood' | keyof More> & { [Key in keyof More]?: v.InferOutput<More[Key]> }
> {
  const entries = fields
    .filter(({ seed }) => seed !== false)
    .map(({ name, kind, schema, nothing, required }) => {
      const written = STRICTER[kind] ?? schema;
      const isNeeded = required || kind === 'sources';
      return [name, isNeeded ? written : v.optional(written, nothing ?? undefined)] as const;
    });
  return v.strictObject({
    ...Object.fromEntries(entries),
    machine_translated: v.optional(machineTranslated, {}),
    ...more
  }) as never;
}

const ring = v.pipe(
  v.array(lonLatSchema),
  v.minLength(4, 'a ring has at least four positions'),
  v.check(
    (positions) => String(positions[0]) === String(positions.at(-1)),
    'a ring ends where it began (RFC 7946, 3.1.6)'
  )
);
const polygon = v.pipe(v.array(ring), v.minLength(1));
/** Where there is one polygon it may be written as such. */
const outline = v.pipe(
  v.variant(
    'type',
    [
      v.strictObject({
        type: v.literal('MultiPolygon'),
        coordinates: v.pipe(v.array(polygon), v.minLength(1))
      }),
      v.strictObject({ type: v.literal('Polygon'), coordinates: polygon })
    ],
    'must be a GeoJSON Polygon or MultiPolygon, longitude first'
  ),
  v.transform((area) => ({
    type: 'MultiPolygon' as const,
    coordinates: area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  }))
);

/** A language the pages are in. */
const spoken = v.pipe(
  locale,
  v.check(isLocale, ({ input }) => `there is no language "${input}" here: there are ${LOCALES.join(', ')}`)
);

/** Which texts a machine translated: field → locales. */
const machineTranslated = v.record(v.string(), v.array(locale));

export const category = v.strictObject({
  slug: slugSchema,
  group: v.picklist(CATEGORY_GROUPS),
  name: localisedTextSchema,
  keywords: v.optional(keywordsSchema, {}),
  icon: v.pipe(v.string(), v.regex(/^(maki|temaki):[\w-]+$/, 'must be a name such as "maki:pharmacy"')),
  osm_tags: v.pipe(v.array(v.record(v.string(), v.string())), v.minLength(1)),
  hsds_term: v.strictObject({ id: textSchema, name: textSchema }),
  position: v.pipe(v.number(), v.integer()),
  machine_translated: v.optional(machineTranslated, {})
});

/** When schools are closed, by dates: each region has its own calendar, and each school may add some days. */
export const datedSchoolCalendar = v.strictObject({
  source: sourceSchema,
  /** The last date it speaks of: what comes after is not known. */
  until: daySchema,
  holidays: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({ from: daySchema, to: daySchema, name: localisedTextSchema }),
        v.forward(
          v.check(({ from, to }) => from <= to, 'is before "from"'),
          ['to']
        )
      )
    ),
    v.minLength(1),
    v.maxLength(100)
  )
});

/** When schools are closed by a rule of the country's folder, in the school years that somebody has checked. */
const ruledSchoolCalendar = v.strictObject({
  rule: slugSchema,
  years: v.pipe(v.array(yearSchema), v.minLength(1, 'needs at least one year')),
  /** Days of this town alone, every year. */
  own: v.optional(
    v.array(v.strictObject({ from: calendarDay, to: calendarDay, name: localisedTextSchema })),
    []
  )
});

const schoolCalendar = v.lazy((value) =>
  value !== null && typeof value === 'object' && 'rule' in value ? ruledSchoolCalendar : datedSchoolCalendar
);

/** What women who live here, asked, said is their first obstacle to work. */
const obstacleSurvey = v.strictObject({
  people: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(5, 'must be at least five: of fewer, one would know who')
  ),
  /** Of them, the share who named their children. */
  children: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  source: sourceSchema
});

export const neighbourhood = v.pipe(
  v.strictObject({
    slug: slugSchema,
    name: localisedTextSchema,
    summary: v.optional(localisedTextSchema),
    city: v.pipe(textSchema, v.maxLength(120)),
    default_locale: spoken,
    locales: v.pipe(v.array(spoken), v.minLength(1)),
    time_zone: v.pipe(
      v.string(),
      v.check(isTimeZone, 'must be a time zone of the IANA list such as "Europe/Rome"')
    ),
    country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1)')),
    subdivision: v.optional(subdivision),
    local_holidays: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d\d-\d\d$/, 'must be MM-DD'))), []),
    school_calendar: v.optional(schoolCalendar),
    obstacle_survey: v.optional(obstacleSurvey),
    /** Whom every page of the neighbourhood thanks, beside OpenStreetMap. */
    credits: v.optional(v.array(credit), []),
    sources,
    machine_translated: v.optional(machineTranslated, {}),
    outline
  }),
  v.forward(
    v.check(({ default_locale: one, locales }) => locales.includes(one), 'must be one of "locales"'),
    ['default_locale']
  )
);

export const residentsOfArea = v.strictObject({
  slug: slugSchema,
  code: v.pipe(textSchema, v.maxLength(40)),
  name: v.pipe(textSchema, v.maxLength(120)),
  year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2100)),
  total: people(),
  women: v.optional(people()),
  minors: v.optional(people()),
  foreign_citizens: v.optional(people()),
  citizenships: v.optional(v.record(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)), people()), {}),
  outline,
  sources
});

export const organisation = entry(ORGANISATION_FIELDS, {});

export const place = v.pipe(
  entry(PLACE_FIELDS, {
    /** How sure whoever wrote the entry was. For those who look after the file; it is not loaded. */
    confidence: v.optional(v.picklist(['high', 'medium', 'low'])),
    check_date: v.optional(daySchema)
  }),
  v.forward(
    v.check(
      ({ location, location_precision }) =>
        (location !== undefined) === (location_precision === 'exact' || location_precision === 'approximate'),
      'a place has a pin when its precision is "exact" or "approximate", and only then'
    ),
    ['location']
  ),
  v.forward(
    v.check(({ asked, not_asked }) => !asked.some((each) => not_asked.includes(each)), 'is asked for too'),
    ['not_asked']
  )
);

export const activity = v.pipe(
  entry(ACTIVITY_FIELDS, { check_date: v.optional(daySchema) }),
  v.forward(
    v.check(
      ({ schedule, schedule_note }) => schedule !== undefined || schedule_note !== undefined,
      'an activity without a schedule says in words what is known of its times'
    ),
    ['schedule_note']
  ),
  v.forward(
    v.check(({ asked, not_asked }) => !asked.some((each) => not_asked.includes(each)), 'is asked for too'),
    ['not_asked']
  )
);

const period = { since: v.optional(yearOrMonthSchema), until: v.optional(yearOrMonthSchema) };

export const agreement = v.strictObject({
  slug: v.pipe(slugSchema, v.maxLength(120)),
  kind: v.picklist(AGREEMENT_KINDS),
  name: localisedTextSchema,
  about: v.optional(localisedTextSchema),
  ...period,
  sources,
  machine_translated: v.optional(machineTranslated, {})
});

/** That an organisation is in an agreement; its period is the agreement's unless it says its own. */
export const agreementMember = v.strictObject({
  slug: longSlug,
  agreement: slugSchema,
  organisation: slugSchema,
  role: v.optional(v.picklist(['lead', 'member']), 'member'),
  ...period,
  note: v.optional(localisedTextSchema),
  certainty: v.optional(v.picklist(CERTAINTIES), 'documented'),
  sources,
  machine_translated: v.optional(machineTranslated, {})
});

export const relationship = entry(RELATIONSHIP_FIELDS, { agreement: v.optional(slugSchema) });

export const practice = entry(PRACTICE_FIELDS, {});

export type Practice = v.InferOutput<typeof practice>;
export type Agreement = v.InferOutput<typeof agreement>;
export type AgreementMember = v.InferOutput<typeof agreementMember>;
export type Relationship = v.InferOutput<typeof relationship>;
export type Category = v.InferOutput<typeof category>;
export type Neighbourhood = v.InferOutput<typeof neighbourhood>;
export type DatedSchoolCalendar = v.InferOutput<typeof datedSchoolCalendar>;
export type ResidentsOfArea = v.InferOutput<typeof residentsOfArea>;
export type Organisation = v.InferOutput<typeof organisation>;
export type Place = v.InferOutput<typeof place>;
export type Activity = v.InferOutput<typeof activity>;

function people() {
  return v.pipe(v.number(), v.integer(), v.minValue(0));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** How far the entries of a kind are all there is: what nobody has collected is not missing. */
export const completeness = v.strictObject({
  of: v.picklist(['category', 'kind']),
  value: slugSchema,
  state: v.picklist(COMPLETENESS_STATES),
  source: v.pipe(textSchema, v.minLength(3), v.maxLength(200)),
  as_of: daySchema
});
export type Completeness = v.InferOutput<typeof completeness>;

/** What people of a neighbourhood say for a kind: words to search by, parted by commas. */
export const kindAlsoCalled = v.strictObject({
  of: v.picklist(['category', 'kind']),
  value: slugSchema,
  also_called: v.pipe(
    localisedTextSchema,
    v.check(
      (texts) => Object.values(texts).every(({ length }) => length <= 200),
      'must not be longer than 200 letters'
    )
  )
});
export type KindAlsoCalledRow = v.InferOutput<typeof kindAlsoCalled>;
