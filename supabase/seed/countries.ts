import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Country } from '../../src/lib/country/country.ts';
import { readCountries } from '../../src/lib/country/read.ts';

/** A folder for each country. */
export const COUNTRIES_FOLDER = path.join(import.meta.dirname, 'countries');

/**
 * The countries there are, by code.
 * @throws an Error naming file, line and field of the first thing that is wrong
 */
export function readCountriesIn(folder: string = COUNTRIES_FOLDER): ReadonlyMap<string, Country> {
  const codes = readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isDirectory());
  const files = codes.flatMap((code) =>
    readdirSync(path.join(folder, code)).map((name) => `${code}/${name}`)
  );
  return readCountries(new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])));
}
