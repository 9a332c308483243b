import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { ACTIVITY_KINDS } from '../../src/lib/activity/vocabulary.ts';
import { isProblem, problemOfSchedule } from '../../src/lib/activity/schedule/parse.ts';
import type { Schedule } from '../../src/lib/activity/schedule/schedule.ts';
import { problemOf } from '../../src/lib/place/opening/library.server.ts';
import type { Country } from '../../src/lib/country/country.ts';
import { calendarOf } from '../../src/lib/country/school-rule.ts';
import { readCountriesIn } from './countries.ts';
import { readCategoryWords } from './category-words.ts';
import * as format from './format.ts';

/** An activity whose schedule, where it has one, can be expanded. */
export type SeedActivity = Omit<format.Activity, 'schedule'> & { readonly schedule?: Schedule };

/** A neighbourhood whose school calendar, where it has one, has its dates. */
export type SeedNeighbourhood = Omit<format.Neighbourhood, 'school_calendar'> & {
  readonly school_calendar?: format.DatedSchoolCalendar | undefined;
};

/** One folder of the seed: a neighbourhood and what is in it. */
export interface NeighbourhoodSeed {
  readonly neighbourhood: SeedNeighbourhood;
  readonly residents: readonly format.ResidentsOfArea[];
  readonly organisations: readonly format.Organisation[];
  readonly places: readonly format.Place[];
  /** Those of activities.json and the invented ones of demonstration.json, which say so in `demonstration`. */
  readonly activities: readonly SeedActivity[];
  /** What has been collected, what only in part, and what not at all. */
  readonly completeness: readonly format.Completeness[];
  /** What organisations do together, who is in it, and who is linked to whom. */
  readonly agreements: readonly format.Agreement[];
  readonly agreementMembers: readonly format.AgreementMember[];
  readonly relationships: readonly format.Relationship[];
  /** What worked here, told so that others can try it. */
  readonly practices: readonly format.Practice[];
}

/** A category with what it is called and found by in countries, by their codes. */
export type SeedCategory = format.Category & {
  readonly in_countries: Readonly<Record<string, Country['categories'][string]>>;
};

export interface Seed {
  readonly categories: readonly SeedCategory[];
  readonly neighbourhoods: readonly NeighbourhoodSeed[];
}

/** The folder of this file: the categories, and a folder for each neighbourhood. */
export const SEED_FOLDER = import.meta.dirname;

/**
 * Reads and checks a folder that is a neighbourhood (it holds `neighbourhood.json`) or holds some.
 * Categories are those of the folder where it has its own, else Vicina's.
 * @throws an Error naming file, entry and field of the first thing that is wrong
 */
export function readSeed(folder: string = SEED_FOLDER): Seed {
  const countries = readCountriesIn();
  const categories = readCategories(path.join(folder, 'categories.json')).map((category) =>
    inCountries(category, countries)
  );
  const folders = isNeighbourhood(folder)
    ? [folder]
    : readdirSync(folder)
        .map((name) => path.join(folder, name))
        .filter(isNeighbourhood)
        .sort();
  if (folders.length === 0) throw new Error(`There is no neighbourhood.json in ${folder}.`);
  const neighbourhoods = folders.map((each) => readNeighbourhood(each, countries));
  // An organisation may be behind places of several neighbourhoods; it is described once.
  const organisations = neighbourhoods.flatMap((each) => each.organisations.map(({ slug }) => slug));
  refuseRepeated(organisations, 'organisations');
  const places = neighbourhoods.flatMap((each) =>
    each.places.map(({ slug }) => `${each.neighbourhood.slug}/${slug}`)
  );
  for (const each of neighbourhoods) {
    checkPlaces(each, categories, organisations);
    checkCompleteness(each.completeness, categories);
    checkActivities(each.activities, places, organisations);
    checkNetwork(each, organisations, categories);
  }
  return { categories, neighbourhoods };
}

/** Vicina's own categories have their words in each language's folder; a list of somebody's own brings them along. */
function readCategories(own: string): format.Category[] {
  const file = path.join(SEED_FOLDER, 'categories.json');
  if (existsSync(own) && own !== file) return readEntries(own, format.category);
  const wordsOf = readCategoryWords();
  return readEntries(file, format.category, ({ slug, ...rest }) => ({ slug, ...wordsOf(slug), ...rest }));
}

function isNeighbourhood(folder: string): boolean {
  return existsSync(path.join(folder, 'neighbourhood.json'));
}

function inCountries(category: format.Category, countries: ReadonlyMap<string, Country>): SeedCategory {
  const words = [...countries].flatMap(([code, { categories }]) =>
    categories[category.slug] ? [[code, categories[category.slug]!] as const] : []
  );
  return { ...category, in_countries: Object.fromEntries(words) };
}

function readNeighbourhood(folder: string, countries: ReadonlyMap<string, Country>): NeighbourhoodSeed {
  const file = (name: string) => path.join(folder, name);
  const optional = <S extends EntrySchema>(name: string, schema: S) =>
    existsSync(file(name)) ? readEntries(file(name), schema) : [];
  return {
    neighbourhood: inItsCountry(
      check(format.neighbourhood, readJson(file('neighbourhood.json')), 'neighbourhood.json'),
      countries
    ),
    residents: optional('residents.json', format.residentsOfArea),
    organisations: optional('organisations.json', format.organisation),
    places: optional('places.json', format.place),
    activities: readActivities(
      optional('activities.json', format.activity),
      optional('demonstration.json', format.activity)
    ),
    agreements: optional('agreements.json', format.agreement),
    agreementMembers: optional('agreement-members.json', format.agreementMember),
    relationships: optional('relationships.json', format.relationship),
    practices: optional('practices.json', format.practice),
    completeness: readCompleteness(file('completeness.json'))
  };
}

function readCompleteness(file: string): readonly format.Completeness[] {
  if (!existsSync(file)) return [];
  const rows = readJson(file);
  if (!Array.isArray(rows)) throw new Error('completeness.json must be a list.');
  const checked = rows.map((row, index) =>
    check(format.completeness, row, `completeness.json, entry ${index + 1}`)
  );
  refuseRepeated(
    checked.map(({ of, value }) => `${of}.${value}`),
    'completeness.json'
  );
  return checked;
}

function checkCompleteness(
  rows: readonly format.Completeness[],
  categories: readonly { readonly slug: string }[]
): void {
  const known: Readonly<Record<format.Completeness['of'], readonly string[]>> = {
    category: categories.map(({ slug }) => slug),
    kind: ACTIVITY_KINDS
  };
  for (const { of, value } of rows)
    if (!known[of].includes(value)) throw new Error(`completeness.json: there is no ${of} "${value}"`);
}

/** With the dates that the rule of its region gives. */
function inItsCountry(
  { school_calendar: calendar, ...neighbourhood }: format.Neighbourhood,
  countries: ReadonlyMap<string, Country>
): SeedNeighbourhood {
  const refuse = (field: string, reason: string) =>
    new Error(`neighbourhood.json, field "${field}": ${reason}`);
  const { country: code, subdivision } = neighbourhood;
  const country = countries.get(code);
  if (!country)
    throw refuse(
      'country',
      `there is no folder of "${code}" among the countries (${[...countries.keys()].join(', ')})`
    );
  if (subdivision !== undefined && !subdivision.startsWith(`${code}-`))
    throw refuse('subdivision', `is not in ${code}`);
  if (!calendar) return neighbourhood;
  if (!('rule' in calendar)) return { ...neighbourhood, school_calendar: calendar };
  const rule = country.schoolRules.find(({ slug }) => slug === calendar.rule);
  if (!rule) throw refuse('school_calendar.rule', `there is no rule "${calendar.rule}" of ${code}`);
  const dated = calendarOf(rule, calendar.years.toSorted(), calendar.own);
  return {
    ...neighbourhood,
    school_calendar: check(format.datedSchoolCalendar, dated, 'neighbourhood.json')
  };
}

function readActivities(
  documented: readonly format.Activity[],
  invented: readonly format.Activity[]
): readonly SeedActivity[] {
  const files = { 'activities.json': documented, 'demonstration.json': invented };
  const activities = Object.entries(files).flatMap(([file, entries]) =>
    entries.map(({ schedule, ...activity }) => {
      const where = `${file}, "${activity.slug}", field`;
      const expected = file === 'demonstration.json';
      if (activity.demonstration !== expected)
        throw new Error(`${where} "demonstration": must be ${expected} in this file`);
      if (!schedule) return activity;
      const read = problemOfSchedule(schedule);
      if (isProblem(read))
        throw new Error(`${where} "schedule.${read.field}": ${read.reason.replaceAll('-', ' ')}`);
      return { ...activity, schedule: read };
    })
  );
  refuseRepeated(
    activities.map(({ slug }) => slug),
    'activities.json and demonstration.json'
  );
  return activities;
}

type EntrySchema = v.GenericSchema<unknown, { slug: string }>;

function readEntries<S extends EntrySchema>(
  file: string,
  schema: S,
  complete: (entry: { readonly slug: string }) => unknown = (entry) => entry
): v.InferOutput<S>[] {
  const entries = readJson(file);
  const name = path.basename(file);
  if (!Array.isArray(entries)) throw new Error(`${name} must be a list.`);
  const checked = entries.map((entry, index) =>
    check(schema, complete(entry), `${name}, ${titleOf(entry, index)}`)
  );
  refuseRepeated(
    checked.map(({ slug }) => slug),
    name
  );
  return checked;
}

function titleOf(entry: unknown, index: number): string {
  const slug: unknown = Object(entry).slug;
  return typeof slug === 'string' ? `"${slug}"` : `entry ${index + 1}`;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, {
      cause: error
    });
  }
}

function check<S extends v.GenericSchema>(schema: S, value: unknown, where: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  throw new Error(`${where}${field ? `, field "${field}"` : ''}: ${issue.message}`);
}

function refuseRepeated(slugs: readonly string[], where: string): void {
  const repeated = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
  if (repeated !== undefined) throw new Error(`${where}: "${repeated}" is there twice.`);
}

function checkPlaces(
  { neighbourhood, places }: NeighbourhoodSeed,
  categories: readonly format.Category[],
  organisations: readonly string[]
): void {
  const known = new Set(categories.map(({ slug }) => slug));
  const context = {
    timeZone: neighbourhood.time_zone,
    country: neighbourhood.country,
    localHolidays: neighbourhood.local_holidays,
    // Any point of the outline will do to know whether hours that follow the sun can be read.
    centre: neighbourhood.outline.coordinates[0]?.[0]?.[0] ?? null
  };
  for (const place of places) {
    const refuse = (field: string, reason: string) => {
      throw new Error(`places.json, "${place.slug}", field "${field}": ${reason}`);
    };
    if (!known.has(place.category)) refuse('category', `there is no category "${place.category}"`);
    if (place.organisation !== undefined && !organisations.includes(place.organisation))
      refuse('organisation', `there is no organisation "${place.organisation}"`);
    if (place.opening_hours !== undefined) {
      const problem = problemOf(place.opening_hours, context);
      if (problem) refuse('opening_hours', `"${place.opening_hours}" cannot be read (${problem})`);
    }
    for (const { hours } of place.services ?? []) {
      const problem = hours === undefined ? null : problemOf(hours, context);
      if (problem) refuse('services', `"${hours}" cannot be read (${problem})`);
    }
  }
}

function checkActivities(
  activities: readonly SeedActivity[],
  places: readonly string[],
  organisations: readonly string[]
): void {
  for (const { slug, demonstration, place, organisation } of activities) {
    const refuse = (field: string, reason: string) => {
      const file = demonstration ? 'demonstration.json' : 'activities.json';
      throw new Error(`${file}, "${slug}", field "${field}": ${reason}`);
    };
    if (place !== undefined && !places.includes(place)) refuse('place', `there is no place "${place}"`);
    if (organisation !== undefined && !organisations.includes(organisation))
      refuse('organisation', `there is no organisation "${organisation}"`);
  }
}

/** Who is named in the network is there; whether the links make sense, the database says. */
function checkNetwork(
  { agreements, agreementMembers, relationships, practices }: NeighbourhoodSeed,
  organisations: readonly string[],
  categories: readonly format.Category[]
): void {
  const known = {
    agreement: agreements.map(({ slug }) => slug),
    organisation: organisations,
    from_organisation: organisations,
    to_organisation: organisations,
    category: categories.map(({ slug }) => slug)
  };
  const files = {
    'agreement-members.json': agreementMembers,
    'relationships.json': relationships,
    'practices.json': practices
  };
  for (const [file, entries] of Object.entries(files))
    for (const entry of entries)
      for (const [field, slugs] of Object.entries(known)) {
        const named = (entry as Partial<Record<string, unknown>>)[field];
        if (typeof named !== 'string' || slugs.includes(named)) continue;
        const what = field.split('_').at(-1);
        throw new Error(`${file}, "${entry.slug}", field "${field}": there is no ${what} "${named}"`);
      }
}
