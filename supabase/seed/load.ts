import type { SupabaseClient } from '@supabase/supabase-js';
import { ACTIVITY_FIELDS } from '../../src/lib/activity/fields/index.ts';
import type { Field } from '../../src/lib/field/field.ts';
import { PRACTICE_FIELDS } from '../../src/lib/network/fields/practice.ts';
import { RELATIONSHIP_FIELDS } from '../../src/lib/network/fields/relationship.ts';
import { ORGANISATION_FIELDS } from '../../src/lib/organisation/fields/index.ts';
import { PLACE_FIELDS } from '../../src/lib/place/fields/index.ts';
import { withNeighbourhoods } from './choose.ts';
import { readSeed, type NeighbourhoodSeed, type Seed } from './read.ts';

/** One entry as the database function `import_entries` takes it (supabase/migrations, the one door). */
export interface ImportEntry {
  readonly target:
    | 'categories'
    | 'neighbourhoods'
    | 'organisations'
    | 'places'
    | 'activities'
    | 'residents'
    | 'agreements'
    | 'agreement_members'
    | 'relationships'
    | 'practices';
  readonly slug: string;
  readonly neighbourhood?: string;
  /** Column to value; geography as GeoJSON, references as slugs. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly machine_translated: Readonly<Record<string, readonly string[]>>;
}

/** An entry of which somebody changed the named fields since the last import, or which somebody closed: so it stays. */
export interface ImportConflict {
  readonly target: string;
  readonly slug: string;
  readonly fields: readonly string[];
  readonly closed?: boolean;
}

export interface LoadedSeed {
  /** How many were read and sent. */
  readonly entries: number;
  /** How many of them were new or different. */
  readonly changed: number;
  readonly conflicts: readonly ImportConflict[];
}

export interface LoadOptions {
  /** A neighbourhood's folder, or one that holds several; else the seed that comes with Vicina. */
  readonly folder?: string;
  /** Slugs of those of the folder that are loaded; left out, all. */
  readonly neighbourhoods?: readonly string[];
  /** Whether the invented activities of demonstration.json come too: only when they are asked for. */
  readonly demonstration?: boolean | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A batch is one transaction: short enough that others get their turn at the one door. */
const BATCH = 40;

/**
 * Loads a seed through the one door for change. Loading again changes only what the files changed since;
 * what people changed in the meantime stays theirs, and what they closed or removed stays away.
 * @param client a client with the secret key
 * @throws an Error naming the entry, before anything is sent when the files themselves are wrong
 */
export async function loadSeed(client: SupabaseClient, options: LoadOptions = {}): Promise<LoadedSeed> {
  const { folder, neighbourhoods, demonstration, onProgress } = options;
  const whole = readSeed(folder);
  const seed = neighbourhoods ? withNeighbourhoods(whole, neighbourhoods) : whole;
  const entries = entriesOf(seed, { demonstration });
  const conflicts: ImportConflict[] = [];
  let changed = 0;
  onProgress?.(0, entries.length);
  for (let first = 0; first < entries.length; first += BATCH) {
    const batch = entries.slice(first, first + BATCH);
    const { data, error } = await client.rpc('import_entries', { source: 'seed', entries: batch });
    if (error) {
      const said = [error.message, error.details, error.hint].filter(Boolean).join(' ');
      const range = `${batch[0]?.slug} … ${batch.at(-1)?.slug}`;
      throw new Error(`The seed could not be loaded (${range}): ${said}`, { cause: error });
    }
    const outcome = data as { changed: number; conflicts: ImportConflict[] };
    changed += outcome.changed;
    conflicts.push(...outcome.conflicts);
    onProgress?.(first + batch.length, entries.length);
  }
  const { error: unchecked } = await client.rpc('import_checks', { checks: checksOf(seed, options) });
  if (unchecked) throw new Error(`When entries were checked: ${unchecked.message}`, { cause: unchecked });
  for (const { neighbourhood, completeness } of seed.neighbourhoods) {
    const { error } = await client.rpc('store_completeness', {
      neighbourhood: neighbourhood.slug,
      rows: completeness
    });
    if (error) throw new Error(`How complete ${neighbourhood.slug} is: ${error.message}`, { cause: error });
  }
  for (const { neighbourhood, kindsAlsoCalled } of seed.neighbourhoods) {
    const { error } = await client.rpc('store_kinds_also_called', {
      neighbourhood: neighbourhood.slug,
      rows: kindsAlsoCalled
    });
    if (error)
      throw new Error(`What kinds are called in ${neighbourhood.slug}: ${error.message}`, { cause: error });
  }
  return { entries: entries.length, changed, conflicts };
}

/** When the source of a file last checked its entries, for the ledger. */
export const checksOf = (
  { neighbourhoods }: Seed,
  { demonstration = false }: Pick<LoadOptions, 'demonstration'> = {}
) =>
  neighbourhoods.flatMap(({ neighbourhood: { slug: neighbourhood }, places, activities }) => [
    ...places.flatMap(({ slug, check_date }) =>
      check_date ? [{ target: 'places', neighbourhood, slug, check_date }] : []
    ),
    ...activities
      .filter((activity) => demonstration || !activity.demonstration)
      .flatMap(({ slug, check_date }) =>
        check_date ? [{ target: 'activities', neighbourhood, slug, check_date }] : []
      )
  ]);

/** The seed as a list in which everything comes after what it refers to. */
export function entriesOf(
  { categories, neighbourhoods }: Seed,
  { demonstration = false }: Pick<LoadOptions, 'demonstration'> = {}
): ImportEntry[] {
  return [
    ...categories.map((category) => entry('categories', category)),
    ...neighbourhoods.map(({ neighbourhood }) => entry('neighbourhoods', neighbourhood, NEIGHBOURHOOD)),
    ...neighbourhoods.flatMap(({ neighbourhood, residents }) =>
      residents.map((area) => entry('residents', area, RESIDENTS, neighbourhood.slug))
    ),
    ...neighbourhoods.flatMap(({ organisations }) =>
      organisations.map((organisation) => entry('organisations', organisation, ORGANISATION))
    ),
    ...neighbourhoods.flatMap(({ neighbourhood, places }) =>
      places.map(({ confidence: _, check_date: _checked, ...place }) =>
        entry('places', place, PLACE, neighbourhood.slug)
      )
    ),
    ...neighbourhoods.flatMap(({ neighbourhood, activities }) =>
      activities
        .filter((activity) => demonstration || !activity.demonstration)
        .map(({ check_date: _checked, ...activity }) =>
          entry('activities', activity, ACTIVITY, neighbourhood.slug)
        )
    ),
    ...networkEntries(neighbourhoods)
  ];
}

/** Kind by kind: whatever is referred to, in whichever neighbourhood, has come before. */
function networkEntries(neighbourhoods: readonly NeighbourhoodSeed[]): ImportEntry[] {
  const ofEach = (entries: (each: NeighbourhoodSeed, slug: string) => ImportEntry[]) =>
    neighbourhoods.flatMap((each) => entries(each, each.neighbourhood.slug));
  const within = <T extends { agreement?: string | undefined }>(link: T, slug: string) =>
    link.agreement === undefined ? link : { ...link, agreement: `${slug}/${link.agreement}` };
  return [
    ...ofEach(({ agreements }, slug) => agreements.map((each) => entry('agreements', each, AGREEMENT, slug))),
    ...ofEach(({ agreementMembers }, slug) =>
      agreementMembers.map((each) => entry('agreement_members', within(each, slug), AGREEMENT_MEMBER, slug))
    ),
    ...ofEach(({ relationships }, slug) =>
      relationships.map((each) => entry('relationships', within(each, slug), RELATIONSHIP, slug))
    ),
    ...ofEach(({ practices }, slug) => practices.map((each) => entry('practices', each, PRACTICE, slug)))
  ];
}

// What a file leaves out is sent as empty, so that taking a text out of a file takes it off the page.
const NEIGHBOURHOOD = { summary: null, subdivision: null, school_calendar: null, obstacle_survey: null };
const RESIDENTS = { women: null, minors: null, foreign_citizens: null };
const ORGANISATION = nothingIn(ORGANISATION_FIELDS);
const PLACE = nothingIn(PLACE_FIELDS);
const ACTIVITY = nothingIn(ACTIVITY_FIELDS);
const PRACTICE = nothingIn(PRACTICE_FIELDS);
const RELATIONSHIP = nothingIn(RELATIONSHIP_FIELDS);
const AGREEMENT = { about: null, since: null, until: null };
const AGREEMENT_MEMBER = { since: null, until: null, note: null };

/** Of the fields that a file may leave out, those that are then nothing. */
function nothingIn(fields: readonly Field[]): Record<string, null> {
  const left = fields.filter(
    ({ nothing, required, seed }) => nothing === null && !required && seed !== false
  );
  return Object.fromEntries(left.map(({ name }) => [name, null]));
}

function entry(
  target: ImportEntry['target'],
  from: { slug: string; machine_translated?: Record<string, string[]> },
  empty: Record<string, null> = {},
  neighbourhood?: string
): ImportEntry {
  const { slug, machine_translated = {}, ...fields } = from;
  return {
    target,
    slug,
    ...(neighbourhood === undefined ? {} : { neighbourhood }),
    fields: { ...empty, ...fields },
    machine_translated
  };
}
