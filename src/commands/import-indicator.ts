import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import path from 'node:path';
import { readCountriesIn } from '../../supabase/seed/countries.ts';
import { metricGrid } from '../lib/geo/metric-grid.ts';
import type { LocalisedText } from '../lib/i18n/localised.ts';
import { NEED_DIRECTIONS } from '../lib/insight/by-area/area-indicator.ts';
import { importAreaIndicator } from '../lib/insight/by-area/area-indicator-import.ts';
import { DECIMAL_SIGNS, type DecimalSign } from '../lib/insight/by-area/decimals.ts';
import { columnNames } from '../lib/insight/residents-columns.ts';
import { shareCovered } from '../lib/insight/residents.ts';
import type { NeighbourhoodWithOutline } from '../lib/neighbourhood/neighbourhoods.server.ts';
import { areasNear, inSentences, readText } from './area-files.ts';
import { call } from './calendar-import.ts';
import type { Command, ParsedArguments } from './command.ts';
import { slugOfName } from './new-neighbourhood/facts.ts';
import { Sentence, say } from './say.ts';
import { withSupabase } from './with-supabase.ts';

const usage =
  'import indicator <figures.csv> --outlines <areas.geojson> --neighbourhood <slug> --column <name> --name <name> --unit <unit> ' +
  '--higher more-need|less-need --source <name> --year <year>';

export const indicatorDetails =
  'indicator <figures.csv> --outlines <areas.geojson>: a share or a mean by area (income, schooling, age), to be laid under the\n' +
  'evidence. Rows and outlines have the same code; an empty value is not known. --higher says what a higher value means: who\n' +
  'imports it decides, and the page says so. Importing it again takes the place of what was there; --remove <slug> takes it away.';

export const indicatorOptions = {
  outlines: { type: 'string', description: 'indicator: GeoJSON of the areas' },
  column: { type: 'string', description: 'indicator: column of the values' },
  code: {
    type: 'string',
    description: 'indicator: column and property of the code, when it has another name'
  },
  name: {
    type: 'string',
    description: 'indicator: what it is called; in several languages: "it=Reddito medio;en=Mean income"'
  },
  slug: { type: 'string', description: 'indicator: its name in addresses (default: from its name)' },
  unit: { type: 'string', description: 'indicator: unit of the values; % is a share from 0 to 100' },
  higher: {
    type: 'string',
    description: `indicator: what a higher value means: ${NEED_DIRECTIONS.join(' or ')}`
  },
  decimal: {
    type: 'string',
    description: 'indicator: comma or point, where the numbers themselves do not tell'
  },
  remove: { type: 'string', description: 'indicator: slug of one to take away' }
} as const satisfies Command['options'];

/** Borders written by two hands differ by a few metres: what is left is said from half a hundredth on. */
const WHOLE = 0.995;

type Given = Readonly<Record<string, string | undefined>>;

/** `vicina import indicator`. @throws Sentence for the person at the keyboard: all that is wrong, a line each */
export async function importIndicatorCommand({
  values,
  positionals: [, figures, ...rest]
}: ParsedArguments): Promise<void> {
  const given = values as Given;
  const { neighbourhood: slug, remove } = given;
  const isAsked = remove === undefined ? figures !== undefined : figures === undefined;
  if (slug === undefined || !isAsked || rest.length > 0)
    throw new Sentence(`Use: npm run vicina -- ${usage}`);
  await withSupabase(async ({ url, secretKey }) => {
    const client = createClient(url, secretKey, { auth: { persistSession: false } });
    if (remove !== undefined) {
      await call(client, 'remove_area_indicator', { neighbourhood: slug, slug: remove });
      return say(`"${remove}" was taken away.`);
    }
    const all = await call(client, 'neighbourhoods_overview');
    const home = all.find((one) => one.slug === slug);
    if (!home)
      throw new Sentence(`There is no neighbourhood "${slug}": ${all.map((one) => one.slug).join(', ')}.`);
    await bringIn(client, home, figures!, given, values['dry-run'] === true);
  });
}

type Home = Pick<NeighbourhoodWithOutline, 'slug' | 'outline' | 'bbox' | 'defaultLocale'>;

async function bringIn(
  client: SupabaseClient,
  home: Home,
  figures: string,
  given: Given,
  dryRun: boolean
): Promise<void> {
  const wrong: string[] = [];
  const sound = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      wrong.push(error.message);
      return null;
    }
  };
  for (const sentence of faultsOf(given, new Date().getFullYear())) wrong.push(sentence);
  const near = sound(() => areasOf(figures, given, home));
  const name = sound(() => namesIn(given.name ?? '', home.defaultLocale));
  const slug =
    name &&
    sound(() =>
      slugOfName({
        slug: given.slug,
        name: name[home.defaultLocale] ?? Object.values(name)[0]!
      })
    );
  if (wrong.length > 0 || !near || !name || !slug) throw new Sentence(wrong.join('\n'));
  const unknown = near.filter(({ value }) => value === null).length;
  const covered = shareCovered(
    metricGrid(home.outline),
    home.outline,
    near.flatMap(({ value, outline }) => (value === null ? [] : [outline]))
  );
  if (covered === 0)
    throw new Sentence(`${path.basename(figures)}: no area with a value reaches into this neighbourhood.`);
  if (!dryRun)
    await call(client, 'store_area_indicator', {
      neighbourhood: home.slug,
      indicator: {
        slug,
        name,
        unit: given.unit!.trim(),
        higher_means: given.higher,
        source: given.source!.trim(),
        licence: given.licence ?? null,
        year: Number(given.year),
        areas: near.map(({ code, name: of, value, outline }) => ({ code, name: of, value, outline }))
      }
    });
  say(
    `"${slug}": ${near.length} ${near.length === 1 ? 'area' : 'areas'} here${dryRun ? ' (nothing was written)' : ''}` +
      (unknown === 0 ? '.' : `, ${unknown} of them without a value.`)
  );
  say(
    covered >= WHOLE
      ? 'They cover the whole neighbourhood.'
      : `Values cover ${Math.round(covered * 100)}% of the neighbourhood: of the rest the evidence says that it is not known.`
  );
  if (new Set(near.flatMap(({ value }) => value ?? [])).size < 2)
    say(
      'There is one value for the whole neighbourhood: the evidence can show it, and compare nobody by it.'
    );
}

function areasOf(figures: string, given: Given, { bbox }: Pick<Home, 'bbox'>) {
  const { outlines, column, code, unit = '', decimal, year } = given;
  // What is missing is told already.
  if (outlines === undefined || column === undefined) return null;
  const files = `${path.basename(figures)}, ${path.basename(outlines)}`;
  const known = columnNames(readCountriesIn().values());
  const areas = inSentences(files, () =>
    importAreaIndicator(readText(figures), readText(outlines), {
      known: code === undefined ? known : { ...known, code: [code.toLowerCase(), ...known.code] },
      value: column,
      unit: unit.trim(),
      decimal: decimal !== undefined && isDecimalSign(decimal) ? decimal : null
    })
  );
  return areasNear(
    areas.map((area) => ({ ...area, year: Number(year) || 0 })),
    bbox,
    files
  );
}

const isDecimalSign = (text: string): text is DecimalSign => Object.hasOwn(DECIMAL_SIGNS, text);

/** What was not said, or cannot be: a sentence each. */
function faultsOf(given: Given, thisYear: number): string[] {
  const { outlines, column, unit, higher, source, year = '', decimal } = given;
  const isYear = /^(19|20)\d\d$/.test(year);
  return [
    ...(outlines === undefined ? ['Say where the areas are: --outlines <areas.geojson>'] : []),
    ...(column === undefined ? ['Say which column has the values: --column <name>'] : []),
    ...(unit?.trim() && unit.trim().length <= 20
      ? []
      : ['Say the unit of the values: --unit <unit>, for instance €']),
    ...(NEED_DIRECTIONS.some((one) => one === higher)
      ? []
      : [`Say what a higher value means: --higher ${NEED_DIRECTIONS.join(' or ')}`]),
    ...(source?.trim() ? [] : ['Say whom to thank: --source <name>']),
    ...(!isYear
      ? ['Say of what year the figures are: --year <year>, for instance 2021.']
      : Number(year) > thisYear
        ? [`The figures cannot be of ${year}: that year has not begun.`]
        : []),
    ...(decimal === undefined || isDecimalSign(decimal) ? [] : ['--decimal is comma or point.'])
  ];
}

/** "Reddito medio", or "it=Reddito medio;en=Mean income". @throws Sentence when there is no name */
function namesIn(text: string, locale: string): LocalisedText {
  const parts = text.split(';').map((part) => /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)=(.+)$/.exec(part.trim()));
  const named = parts.every((part) => part !== null)
    ? Object.fromEntries(parts.map((part) => [part![1]!, part![2]!.trim()]))
    : { [locale]: text.trim() };
  if (!Object.values(named).some(Boolean)) throw new Sentence('Say what it is called: --name <name>');
  return named;
}
