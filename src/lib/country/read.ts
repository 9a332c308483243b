import * as v from 'valibot';
import type { Country } from './country.ts';
import { categoryWords, countryFile, helpline, residentsColumns, schoolRule } from './format.ts';
import { lineOf } from './json-line.ts';

/** What is wrong with a country's folder: the file, the line and the field are in its message. */
export class CountryProblem extends Error {}

/**
 * Reads the folders of countries.
 * @param files their texts, by `IT/country.json`
 * @returns the countries by code
 * @throws CountryProblem naming file, line and field of the first thing that is wrong
 */
export function readCountries(files: ReadonlyMap<string, string>): ReadonlyMap<string, Country> {
  const codes = [...new Set([...files.keys()].map((file) => file.split('/')[0]!))].sort();
  return new Map(codes.map((code) => [code, readCountry(code, files)]));
}

const KNOWN_FILES = [
  'country.json',
  'helplines.json',
  'school-calendars.json',
  'categories.json',
  'residents.json'
];

function readCountry(code: string, files: ReadonlyMap<string, string>): Country {
  if (!isCountryCode(code))
    throw new CountryProblem(`"${code}" is no country code of ISO 3166-1 such as "IT".`);
  for (const file of files.keys()) {
    const [folder, name = ''] = file.split('/');
    if (folder === code && !KNOWN_FILES.includes(name))
      throw new CountryProblem(`${file}: a country has ${KNOWN_FILES.join(', ')}.`);
  }
  const facts = files.get(`${code}/country.json`);
  if (facts === undefined) throw new CountryProblem(`${code} has no country.json.`);
  const optional = <S extends v.GenericSchema>(name: string, schema: S) => {
    const text = files.get(`${code}/${name}`);
    return text === undefined ? null : checked(`${code}/${name}`, text, schema);
  };
  const {
    public_holidays: holidays,
    subdivisions,
    school_day: schoolDay,
    full_time_hours: fullTime,
    ...rest
  } = checked(`${code}/country.json`, facts, countryFile);
  return {
    ...rest,
    code,
    publicHolidays: holidays.map(({ on }) => on),
    holidayTables: Object.fromEntries(
      Object.entries(subdivisions).map(([of, { holiday_table: table }]) => [of, table])
    ),
    schoolDay: schoolDay ? { from: schoolDay.from, to: schoolDay.to } : null,
    fullTimeHours: fullTime?.hours ?? null,
    helplines: optional('helplines.json', v.array(helpline)) ?? [],
    schoolRules: optional('school-calendars.json', v.array(schoolRule)) ?? [],
    categories: optional('categories.json', categoryWords) ?? {},
    residentsColumns: optional('residents.json', residentsColumns) ?? v.parse(residentsColumns, {})
  };
}

/** Whether there is such a country, by the names that `Intl` knows. */
function isCountryCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && new Intl.DisplayNames(['en'], { type: 'region' }).of(code) !== code;
}

function checked<S extends v.GenericSchema>(file: string, text: string, schema: S): v.InferOutput<S> {
  const result = v.safeParse(schema, parsed(file, text), { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const field = path.length > 0 ? `, field "${path.join('.')}"` : '';
  const reason = issue.input === undefined && issue.kind === 'schema' ? 'is missing' : issue.message;
  throw new CountryProblem(`${file}, line ${lineOf(text, path)}${field}: ${reason}`);
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const line = /\(line (\d+) /.exec(message)?.[1] ?? lineOfToken(text);
    throw new CountryProblem(`${file}, line ${line}: ${message}`, { cause: error });
  }
}

/** Of a token that has no business there V8 does not tell the place: the first lines that have one, too. */
function lineOfToken(text: string): number {
  const lines = text.split('\n');
  const isWrong = (_: string, index: number) => {
    try {
      return !JSON.parse(lines.slice(0, index + 1).join('\n'));
    } catch (error) {
      return (error as Error).message.startsWith('Unexpected token');
    }
  };
  return lines.findIndex(isWrong) + 1;
}
