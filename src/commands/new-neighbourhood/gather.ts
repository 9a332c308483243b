import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { MultiPolygon } from 'geojson';
import { readCountriesIn } from '../../../supabase/seed/countries.ts';
import type { Country } from '../../lib/country/country.ts';
import { whereTyped } from '../command.ts';
import { isSentence, Sentence } from '../say.ts';
import { outlineOfRelation, relationId } from './osm-outline.ts';
import { outlineIn } from './outline.ts';
import * as facts from './facts.ts';

/** Asks somebody at the keyboard; an empty answer is `otherwise`. */
export type AskOperator = (question: string, otherwise?: string) => Promise<string>;

/** An outline of a neighbourhood is some kilobytes; a country's with all its municipalities some megabytes. In bytes. */
const LARGEST_FILE = 50_000_000;

/**
 * All that has to be known, from options and, where somebody is there to answer, from questions.
 * @param ask null: nobody is there; what may be left out takes its usual value
 * @throws Sentence with a line for each thing that is wrong or missing
 */
export async function gatherFacts(
  given: facts.TypedAnswers,
  ask: AskOperator | null
): Promise<facts.NeighbourhoodFacts> {
  const countries = readCountriesIn();
  const wrong: string[] = [];

  /** An answer that was given as an option is read once; one that is typed is asked for until it can be read. */
  async function told<T>(
    option: string,
    read: (answers: facts.TypedAnswers) => T | Promise<T>,
    question: string,
    usual?: string
  ): Promise<T | undefined> {
    for (;;) {
      const typed = given[option] ?? (ask ? await ask(question, usual) : usual);
      if (typed === undefined) {
        wrong.push(`--${option} is missing: ${question}.`);
        return undefined;
      }
      try {
        return await read({ ...given, [option]: typed });
      } catch (error) {
        if (!isSentence(error as Error)) throw error;
        if (ask === null || given[option] !== undefined) {
          wrong.push((error as Error).message);
          return undefined;
        }
        process.stderr.write(`${(error as Error).message}\n`);
      }
    }
  }

  const named = await told('name', (all) => ({ name: facts.nameIn(all) }), 'name of the neighbourhood');
  const slug =
    named && (await told('slug', facts.slugOfName, 'its address, for instance san-siro', slugFor(named)));
  const city = named && (await told('city', cityIn, 'the city it is in', named.name));
  const code = await told(
    'country',
    (all) => facts.countryIn(all, countries),
    `country it is in (${[...countries.keys()].join(', ')})`
  );
  const country: Country | undefined = code === undefined ? undefined : countries.get(code);
  const region =
    country &&
    (await told('region', (all) => facts.regionIn(all, country), 'its region (ISO 3166-2), or nothing', ''));
  const outline = await told(
    'outline',
    ({ outline: one = '' }) => outlineGiven(one, given.overpass),
    'file of its outline (GeoJSON or KML), or the number of its relation in OpenStreetMap'
  );
  const locales = await told(
    'locales',
    (all) => facts.localesIn(all, country),
    'languages of its pages, the first its own',
    facts.usualLocales(country).join(',')
  );
  const zones = facts.timeZonesOf(code);
  const timeZone =
    country || given.timezone !== undefined
      ? await told(
          'timezone',
          (all) => facts.timeZoneIn(all, code),
          zones.length > 1 ? `its time zone (${zones.join(', ')})` : 'its time zone',
          zones.length === 1 ? zones[0] : undefined
        )
      : undefined;
  const coordinator = await told(
    'coordinator',
    facts.coordinatorIn,
    'e-mail of who coordinates it first, or nothing',
    ''
  );

  if (wrong.length > 0) throw new Sentence(wrong.join('\n'));
  return {
    name: named!.name,
    slug: slug!,
    city: city || named!.name,
    country: code!,
    region,
    outline: outline!,
    locales: locales!,
    timeZone: timeZone!,
    coordinator
  };
}

const cityIn = ({ city = '' }: facts.TypedAnswers) => city.trim();

/** The address that a name gives; undefined when it gives none, and has to be asked for. */
function slugFor({ name }: { readonly name: string }): string | undefined {
  try {
    return facts.slugOfName({ name });
  } catch {
    return undefined;
  }
}

async function outlineGiven(given: string, overpass: string | undefined): Promise<MultiPolygon> {
  const file = whereTyped(given);
  const found = await stat(file).catch(() => null);
  if (!found) {
    const id = relationId(given.trim());
    if (id !== null) return outlineOfRelation(id, overpass);
    throw new Sentence(
      `There is no file ${file}, and "${given}" is no number of a relation in OpenStreetMap.`
    );
  }
  if (!found.isFile()) throw new Sentence(`${file} is no file.`);
  if (found.size > LARGEST_FILE) throw new Sentence(`${file} is larger than 50 MB: that is no outline.`);
  return outlineIn(await readFile(file, 'utf8'), path.basename(file));
}
