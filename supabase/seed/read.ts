import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type * as v from 'valibot';
import { isProblem, problemOfSchedule } from '../../src/lib/activity/schedule/parse.ts';
import type { Schedule } from '../../src/lib/activity/schedule/schedule.ts';
import type { Country } from '../../src/lib/country/country.ts';
import { schoolCalendarOf } from '../../src/lib/country/school-rule.ts';
import { readCountriesIn } from './countries.ts';
import { readCategoryWords } from './category-words.ts';
import { Faults } from './faults.ts';
import * as format from './format.ts';
import { checkActivities, checkKinds, checkNetwork, checkPlaces } from './references.ts';

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
  /** What people there say for kinds. */
  readonly kindsAlsoCalled: readonly format.KindAlsoCalledRow[];
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

/** A neighbourhood's files as far as they can be read: `neighbourhood` is undefined when something is wrong with it. */
type ReadNeighbourhood = Omit<NeighbourhoodSeed, 'neighbourhood'> & {
  readonly neighbourhood: SeedNeighbourhood | undefined;
  /** Of the neighbourhood, as it is written, by which places are named. */
  readonly slug: unknown;
};

/**
 * Reads and checks a folder that is a neighbourhood (it holds `neighbourhood.json`) or holds some.
 * Categories are those of the folder where it has its own, else Vicina's.
 * @throws SeedFaults naming file, entry and field of all that is wrong
 */
export function readSeed(folder: string = SEED_FOLDER): Seed {
  const faults = new Faults();
  const countries = readCountriesIn();
  const categories = readCategories(path.join(folder, 'categories.json'), faults).map((category) =>
    inCountries(category, countries)
  );
  const folders = isNeighbourhood(folder)
    ? [folder]
    : readdirSync(folder)
        .map((name) => path.join(folder, name))
        .filter(isNeighbourhood)
        .sort();
  if (folders.length === 0) throw new Error(`There is no neighbourhood.json in ${folder}.`);
  const read = folders.map((each) => readNeighbourhood(each, countries, faults));
  // An organisation may be behind places of several neighbourhoods; it is described once.
  const organisations = read.flatMap((each) => each.organisations.map(({ slug }) => slug));
  refuseRepeated(organisations, 'organisations', faults);
  const places = read.flatMap((each) => each.places.map(({ slug }) => `${each.slug}/${slug}`));
  for (const each of read) {
    checkPlaces(each, { categories, organisations }, faults);
    checkKinds('completeness.json', each.completeness, categories, faults);
    checkKinds('kinds-also-called.json', each.kindsAlsoCalled, categories, faults);
    checkActivities(each.activities, { places, organisations }, faults);
    checkNetwork(each, { organisations, categories }, faults);
  }
  faults.refuse();
  // Nothing is wrong: each neighbourhood could be read.
  return { categories, neighbourhoods: read.map(({ slug: _, ...each }) => each as NeighbourhoodSeed) };
}

/** Vicina's own categories have their words in each language's folder; a list of somebody's own brings them along. */
function readCategories(own: string, faults: Faults): format.Category[] {
  const file = path.join(SEED_FOLDER, 'categories.json');
  if (existsSync(own) && own !== file) return readEntries(own, format.category, faults);
  const wordsOf = readCategoryWords();
  return readEntries(file, format.category, faults, ({ slug, ...rest }) => ({
    slug,
    ...wordsOf(slug),
    ...rest
  }));
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

function readNeighbourhood(
  folder: string,
  countries: ReadonlyMap<string, Country>,
  faults: Faults
): ReadNeighbourhood {
  const file = (name: string) => path.join(folder, name);
  const optional = <S extends EntrySchema>(name: string, schema: S) =>
    existsSync(file(name)) ? readEntries(file(name), schema, faults) : [];
  const written = readJson(file('neighbourhood.json'), faults);
  const checked =
    written === undefined ? undefined : faults.check(format.neighbourhood, written, 'neighbourhood.json');
  // Whether it is in a country that is known is told beside whatever else is wrong with it.
  const country = checked ? undefined : Object(written).country;
  if (typeof country === 'string' && /^[A-Z]{2}$/.test(country)) countryOf(country, countries, faults);
  return {
    slug: Object(written).slug,
    neighbourhood: checked && inItsCountry(checked, countries, faults),
    residents: optional('residents.json', format.residentsOfArea),
    organisations: optional('organisations.json', format.organisation),
    places: optional('places.json', format.place),
    activities: readActivities(
      optional('activities.json', format.activity),
      optional('demonstration.json', format.activity),
      faults
    ),
    agreements: optional('agreements.json', format.agreement),
    agreementMembers: optional('agreement-members.json', format.agreementMember),
    relationships: optional('relationships.json', format.relationship),
    practices: optional('practices.json', format.practice),
    completeness: readKinds(file('completeness.json'), format.completeness, faults),
    kindsAlsoCalled: readKinds(file('kinds-also-called.json'), format.kindAlsoCalled, faults)
  };
}

/** A file that says something of kinds, of each at most once; empty when there is none. */
function readKinds<S extends v.GenericSchema<unknown, Pick<format.Completeness, 'of' | 'value'>>>(
  file: string,
  schema: S,
  faults: Faults
): readonly v.InferOutput<S>[] {
  if (!existsSync(file)) return [];
  const name = path.basename(file);
  const checked = listIn(file, faults).flatMap(
    (row, index) => faults.check(schema, row, `${name}, entry ${index + 1}`) ?? []
  );
  refuseRepeated(
    checked.map(({ of, value }) => `${of}.${value}`),
    name,
    faults
  );
  return checked;
}

function countryOf(
  code: string,
  countries: ReadonlyMap<string, Country>,
  faults: Faults
): Country | undefined {
  const country = countries.get(code);
  if (!country)
    faults.add(
      'neighbourhood.json, field "country"',
      `there is no folder of "${code}" among the countries (${[...countries.keys()].join(', ')}); how to add one: supabase/seed/README.md, "Another country"`
    );
  return country;
}

/** With the dates that the rule of its region gives. */
function inItsCountry(
  { school_calendar: calendar, ...neighbourhood }: format.Neighbourhood,
  countries: ReadonlyMap<string, Country>,
  faults: Faults
): SeedNeighbourhood {
  const refuse = (field: string, reason: string) =>
    faults.add(`neighbourhood.json, field "${field}"`, reason);
  const { country: code, subdivision } = neighbourhood;
  const country = countryOf(code, countries, faults);
  if (subdivision !== undefined && !subdivision.startsWith(`${code}-`))
    refuse('subdivision', `is not in ${code}`);
  if (!calendar || !country) return neighbourhood;
  if (!('rule' in calendar)) return { ...neighbourhood, school_calendar: calendar };
  const rule = country.schoolRules.find(({ slug }) => slug === calendar.rule);
  if (!rule) {
    const rules = country.schoolRules.map(({ slug }) => slug).join(', ') || 'none yet';
    refuse('school_calendar.rule', `there is no rule "${calendar.rule}" of ${code}: there are ${rules}`);
    return neighbourhood;
  }
  const dated = schoolCalendarOf(rule, calendar.years.toSorted(), calendar.own);
  return {
    ...neighbourhood,
    school_calendar: faults.check(format.datedSchoolCalendar, dated, 'neighbourhood.json')
  };
}

function readActivities(
  documented: readonly format.Activity[],
  invented: readonly format.Activity[],
  faults: Faults
): readonly SeedActivity[] {
  const files = { 'activities.json': documented, 'demonstration.json': invented };
  const activities = Object.entries(files).flatMap(([file, entries]) =>
    entries.map(({ schedule, ...activity }) => {
      const refuse = (field: string, reason: string) =>
        faults.add(`${file}, "${activity.slug}", field "${field}"`, reason);
      const expected = file === 'demonstration.json';
      if (activity.demonstration !== expected) refuse('demonstration', `must be ${expected} in this file`);
      if (!schedule) return activity;
      const read = problemOfSchedule(schedule);
      if (!isProblem(read)) return { ...activity, schedule: read };
      refuse(`schedule.${read.field}`, read.reason.replaceAll('-', ' '));
      return activity;
    })
  );
  refuseRepeated(
    activities.map(({ slug }) => slug),
    'activities.json and demonstration.json',
    faults
  );
  return activities;
}

type EntrySchema = v.GenericSchema<unknown, { slug: string }>;

function readEntries<S extends EntrySchema>(
  file: string,
  schema: S,
  faults: Faults,
  complete: (entry: { readonly slug: string }) => unknown = (entry) => entry
): v.InferOutput<S>[] {
  const name = path.basename(file);
  const checked = listIn(file, faults).flatMap((entry, index) => {
    const slug: unknown = Object(entry).slug;
    const title = typeof slug === 'string' ? `"${slug}"` : `entry ${index + 1}`;
    return faults.check(schema, complete(entry as { readonly slug: string }), `${name}, ${title}`) ?? [];
  });
  refuseRepeated(
    checked.map(({ slug }) => slug),
    name,
    faults
  );
  return checked;
}

/** The list that a file is; empty, and told, when it is none. */
function listIn(file: string, faults: Faults): readonly unknown[] {
  const entries = readJson(file, faults);
  if (entries === undefined) return [];
  if (Array.isArray(entries)) return entries;
  faults.add(path.basename(file), 'must be a list: [ … ]');
  return [];
}

function readJson(file: string, faults: Faults): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    faults.add(`${file} cannot be read`, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function refuseRepeated(slugs: readonly string[], where: string, faults: Faults): void {
  const seen = new Set<string>();
  for (const slug of slugs) {
    if (seen.has(slug)) faults.add(where, `"${slug}" is there twice.`);
    seen.add(slug);
  }
}
