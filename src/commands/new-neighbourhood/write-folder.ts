import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Sentence } from '../say.ts';
import { examplesOf } from './examples.ts';
import type { NeighbourhoodFacts } from './facts.ts';
import { readmeOf } from './readme.ts';

/**
 * Writes the folder of a neighbourhood: neighbourhood.json, a README, and an example of every other file in examples/,
 * where nothing reads it.
 * @throws Sentence when something is there already
 */
export function writeFolder(folder: string, facts: NeighbourhoodFacts): void {
  refuseTaken(folder);
  mkdirSync(path.join(folder, 'examples'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write('neighbourhood.json', json(neighbourhoodOf(facts)));
  write('README.md', readmeOf(facts));
  for (const [name, entries] of Object.entries(examplesOf(facts))) write(`examples/${name}`, json(entries));
}

/** @throws Sentence */
export function refuseTaken(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Sentence(`${folder} is there already and not empty: choose another with --folder.`);
}

function neighbourhoodOf({
  slug,
  name,
  city,
  country,
  region,
  locales,
  timeZone,
  outline
}: NeighbourhoodFacts) {
  const [own] = locales;
  return {
    slug,
    name: { [own!]: name },
    city,
    default_locale: own,
    locales,
    time_zone: timeZone,
    country,
    ...(region === undefined ? {} : { subdivision: region }),
    sources: [{ name: 'OpenStreetMap', url: 'https://www.openstreetmap.org/copyright', licence: 'ODbL-1.0' }],
    outline
  };
}

/** A position on one line, as people read it. */
const json = (value: unknown) =>
  `${JSON.stringify(value, null, 2).replaceAll(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1, $2]')}\n`;
