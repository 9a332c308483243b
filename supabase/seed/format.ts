import * as v from 'valibot';
import { calendarDay, credit, subdivision } from '../../src/lib/country/format.ts';
import { ACTIVITY_KINDS, CONTRACTS, LEVELS, STAGES } from '../../src/lib/activity/activity.ts';
import { AGREEMENT_KINDS, CERTAINTIES, RELATIONSHIP_KINDS } from '../../src/lib/network/network.ts';
import { ORGANISATION_KINDS } from '../../src/lib/organisation/organisation.ts';
import { LONGEST_HOURS, tidyHours } from '../../src/lib/place/opening/syntax.ts';
import { AUDIENCES, FEATURES, REQUIREMENTS } from '../../src/lib/place/place.ts';
import { COMPLETENESS_STATES } from '../../src/lib/insight/completeness.ts';
import { CATEGORY_GROUPS } from '../../src/lib/ui/category-group.ts';

/**
 * The files that describe a neighbourhood (README.md beside this file says how to write one).
 * Field names are those of the database, so that a file reads like what it becomes; what a file leaves out
 * is empty. Unknown fields are refused: a misspelt one would be lost in silence.
 */

const slug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  v.maxLength(80)
);

/** BCP 47, as far as the database checks it. */
const locale = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as "it"')
);

/** Of a link: the slugs of both its ends and more. */
const longSlug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  v.maxLength(240)
);

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'), v.maxLength(4000));

const localisedText = v.pipe(
  v.record(locale, text),
  v.check((texts) => Object.keys(texts).length > 0, 'needs a text in at least one language')
);

const keywords = v.record(locale, v.array(text));

const year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));

const webAddress = v.pipe(
  v.string(),
  v.maxLength(500),
  v.url(),
  v.regex(/^https?:/, 'must begin with https:// or http://')
);

const source = v.strictObject({
  name: v.pipe(text, v.maxLength(300)),
  url: v.optional(webAddress),
  year: v.optional(year),
  licence: v.optional(text)
});
const sources = v.pipe(v.array(source), v.nonEmpty('needs at least one source'));

const phone = v.pipe(
  v.string(),
  v.regex(/^\+[1-9]\d{4,14}$/, 'must be written as +390212345678, digits only after the plus')
);

const contacts = v.strictObject({
  phone: v.optional(phone),
  whatsapp: v.optional(phone),
  email: v.optional(v.pipe(v.string(), v.maxLength(254), v.email())),
  website: v.optional(webAddress)
});

const degrees = (limit: number) => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));
/** WGS 84, longitude first (RFC 7946, 3.1.1). */
const lonLat = v.tuple([degrees(180), degrees(90)]);

const point = v.strictObject({ type: v.literal('Point'), coordinates: lonLat });

const ring = v.pipe(
  v.array(lonLat),
  v.minLength(4, 'a ring has at least four positions'),
  v.check(
    (positions) => String(positions[0]) === String(positions.at(-1)),
    'a ring ends where it began (RFC 7946, 3.1.6)'
  )
);
const outline = v.strictObject({
  type: v.literal('MultiPolygon'),
  coordinates: v.pipe(v.array(v.pipe(v.array(ring), v.minLength(1))), v.minLength(1))
});

/** Which texts a machine translated: field → locales. */
const machineTranslated = v.record(v.string(), v.array(locale));

export const category = v.strictObject({
  slug,
  group: v.picklist(CATEGORY_GROUPS),
  name: localisedText,
  keywords: v.optional(keywords, {}),
  icon: v.pipe(v.string(), v.regex(/^(maki|temaki):[\w-]+$/, 'must be a name such as "maki:pharmacy"')),
  osm_tags: v.pipe(v.array(v.record(v.string(), v.string())), v.minLength(1)),
  hsds_term: v.strictObject({ id: text, name: text }),
  position: v.pipe(v.number(), v.integer()),
  machine_translated: v.optional(machineTranslated, {})
});

const day = v.pipe(v.string(), v.isoDate('must be written as 2026-12-23'));

/** When schools are closed, by dates: each region has its own calendar, and each school may add some days. */
export const datedSchoolCalendar = v.strictObject({
  source,
  /** The last date it speaks of: what comes after is not known. */
  until: day,
  holidays: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({ from: day, to: day, name: localisedText }),
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
  rule: slug,
  years: v.pipe(v.array(year), v.minLength(1, 'needs at least one year')),
  /** Days of this town alone, every year. */
  own: v.optional(v.array(v.strictObject({ from: calendarDay, to: calendarDay, name: localisedText })), [])
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
  source
});

export const neighbourhood = v.strictObject({
  slug,
  name: localisedText,
  summary: v.optional(localisedText),
  city: v.pipe(text, v.maxLength(120)),
  default_locale: locale,
  locales: v.pipe(v.array(locale), v.minLength(1)),
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
});

export const residentsOfArea = v.strictObject({
  slug,
  code: v.pipe(text, v.maxLength(40)),
  name: v.pipe(text, v.maxLength(120)),
  year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2100)),
  total: people(),
  women: v.optional(people()),
  minors: v.optional(people()),
  foreign_citizens: v.optional(people()),
  citizenships: v.optional(v.record(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)), people()), {}),
  outline,
  sources
});

export const organisation = v.strictObject({
  slug,
  kind: v.picklist(ORGANISATION_KINDS),
  name: localisedText,
  about: v.optional(localisedText),
  contacts: v.optional(contacts, {}),
  areas_served: v.optional(v.array(slug), []),
  sources,
  machine_translated: v.optional(machineTranslated, {})
});

export const place = v.pipe(
  v.strictObject({
    slug: v.pipe(slug, v.maxLength(120)),
    organisation: v.optional(slug),
    category: slug,
    name: localisedText,
    summary: v.optional(localisedText),
    keywords: v.optional(keywords, {}),
    address: v.optional(v.pipe(text, v.maxLength(300))),
    location: v.optional(point),
    location_precision: v.picklist(['exact', 'approximate', 'area-only', 'to-confirm']),
    opening_hours: v.optional(v.pipe(text, v.transform(tidyHours), v.maxLength(LONGEST_HOURS))),
    opening_hours_year: v.optional(year),
    opening_hours_note: v.optional(localisedText),
    languages: v.optional(v.array(locale), []),
    audience: v.optional(v.array(v.picklist(AUDIENCES)), []),
    features: v.optional(v.array(v.picklist(FEATURES)), []),
    asked: v.optional(v.array(v.picklist(REQUIREMENTS)), []),
    not_asked: v.optional(v.array(v.picklist(REQUIREMENTS)), []),
    contacts: v.optional(contacts, {}),
    sources,
    /** How sure whoever wrote the entry was. For those who look after the file; it is not loaded. */
    confidence: v.optional(v.picklist(['high', 'medium', 'low'])),
    machine_translated: v.optional(machineTranslated, {})
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

/** When something happens; what its values may be is said in src/lib/activity/schedule, and read.ts asks there. */
const schedule = v.strictObject({
  start: v.string(),
  duration: v.number(),
  timeZone: v.string(),
  rrule: v.optional(v.nullable(v.string()), null),
  exdates: v.optional(v.array(v.string()), []),
  rdates: v.optional(v.array(v.string()), []),
  season: v.optional(v.nullable(v.strictObject({ from: v.string(), to: v.string() })), null),
  pausesInSchoolHolidays: v.optional(v.nullable(v.boolean()), null)
});

const months = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(216));

export const activity = v.pipe(
  v.strictObject({
    slug: v.pipe(slug, v.maxLength(120)),
    /** "neighbourhood-slug/place-slug". */
    place: v.optional(
      v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be "neighbourhood/place"'))
    ),
    where_note: v.optional(localisedText),
    organisation: v.optional(slug),
    kind: v.picklist(ACTIVITY_KINDS),
    stage: v.optional(v.picklist(STAGES)),
    title: localisedText,
    about: v.optional(localisedText),
    schedule: v.optional(schedule),
    schedule_year: v.optional(year),
    schedule_note: v.optional(localisedText),
    levels: v.optional(v.array(v.picklist(LEVELS)), []),
    hours_per_week: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(80))),
    weeks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(260))),
    cost_euro: v.optional(v.pipe(v.number(), v.minValue(0))),
    cost_note: v.optional(localisedText),
    conditions: v.optional(localisedText),
    childcare: v.optional(
      v.strictObject({
        from_months: v.optional(months),
        to_months: v.optional(months),
        free: v.optional(v.boolean()),
        note: v.optional(localisedText)
      })
    ),
    languages: v.optional(v.array(locale), []),
    audience: v.optional(v.array(v.picklist(AUDIENCES)), []),
    features: v.optional(v.array(v.picklist(FEATURES)), []),
    asked: v.optional(v.array(v.picklist(REQUIREMENTS)), []),
    not_asked: v.optional(v.array(v.picklist(REQUIREMENTS)), []),
    how_to_join: v.optional(localisedText),
    contacts: v.optional(contacts, {}),
    deadline: v.optional(v.pipe(v.string(), v.isoDate('must be written as 2025-10-01'))),
    contract: v.optional(v.picklist(CONTRACTS)),
    requirements: v.optional(localisedText),
    /** Invented, to show what an entry looks like; true in demonstration.json and only there. */
    demonstration: v.optional(v.boolean(), false),
    sources,
    machine_translated: v.optional(machineTranslated, {})
  }),
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

/** An end of a period: a year, or a month of a year. */
const yearOrMonth = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'must be a year or a month such as "2019" or "2019-05"')
);
const period = { since: v.optional(yearOrMonth), until: v.optional(yearOrMonth) };

export const agreement = v.strictObject({
  slug: v.pipe(slug, v.maxLength(120)),
  kind: v.picklist(AGREEMENT_KINDS),
  name: localisedText,
  about: v.optional(localisedText),
  ...period,
  sources,
  machine_translated: v.optional(machineTranslated, {})
});

/** That an organisation is in an agreement; its period is the agreement's unless it says its own. */
export const agreementMember = v.strictObject({
  slug: longSlug,
  agreement: slug,
  organisation: slug,
  role: v.optional(v.picklist(['lead', 'member']), 'member'),
  ...period,
  note: v.optional(localisedText),
  certainty: v.optional(v.picklist(CERTAINTIES), 'documented'),
  sources,
  machine_translated: v.optional(machineTranslated, {})
});

export const relationship = v.strictObject({
  slug: longSlug,
  from_organisation: slug,
  to_organisation: slug,
  kind: v.picklist(RELATIONSHIP_KINDS),
  agreement: v.optional(slug),
  ...period,
  activity_kind: v.optional(v.picklist(ACTIVITY_KINDS)),
  stage: v.optional(v.picklist(STAGES)),
  category: v.optional(slug),
  note: v.optional(localisedText),
  certainty: v.optional(v.picklist(CERTAINTIES), 'documented'),
  sources,
  machine_translated: v.optional(machineTranslated, {})
});

export const practice = v.strictObject({
  slug: v.pipe(slug, v.maxLength(120)),
  organisation: v.optional(slug),
  title: localisedText,
  context: localisedText,
  /** One step a line. */
  steps: localisedText,
  costs: v.optional(localisedText),
  result: v.optional(localisedText),
  evidence: v.optional(localisedText),
  stages: v.optional(v.array(v.picklist(STAGES)), []),
  areas: v.optional(v.array(slug), []),
  languages: v.optional(v.array(locale), []),
  ...period,
  sources,
  machine_translated: v.optional(machineTranslated, {})
});

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
  value: slug,
  state: v.picklist(COMPLETENESS_STATES),
  source: v.pipe(text, v.minLength(3), v.maxLength(200)),
  as_of: day
});
export type Completeness = v.InferOutput<typeof completeness>;
