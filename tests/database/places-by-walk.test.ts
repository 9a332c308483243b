import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { category, neighbourhood, organisation, place } from './entries.ts';

let database: TestDatabase;
/** Slugs by id, of those that are somewhere. */
let placed: Record<string, string>;
const DAY = '2026-11-30';
const NEAR = [9.14, 45.47] as const;

beforeAll(async () => {
  database = await openTestDatabase();
  const { error } = await database.api('service_role').rpc('import_entries', {
    source: 'test',
    entries: [
      neighbourhood(),
      category('library'),
      organisation('circolo'),
      ...Array.from({ length: 12 }, (_, at) =>
        place(`luogo-${at}`, { at: [9.131 + at * 0.0015, 45.47], ...(at % 3 === 0 && { languages: ['ar'] }) })
      ),
      place('senza-pin', { at: null, languages: ['ar'] })
    ]
  });
  if (error) throw new Error(error.message);
  const { data } = await database.api('anon').rpc('place_points', { neighbourhood: 'borgo', day: DAY });
  const { places } = await search({});
  const points = data as Readonly<Record<string, readonly number[]>>;
  placed = Object.fromEntries(places.filter(({ id }) => id in points).map(({ id, slug }) => [id, slug]));
});
afterAll(() => database.close());

interface Found {
  readonly total: number;
  readonly known: number;
  readonly withoutPin: number;
  readonly places: readonly { readonly id: string; readonly slug: string; readonly certainty: string }[];
  readonly next: object | null;
}

async function search(filters: object): Promise<Found> {
  const { data, error } = await database
    .api('anon')
    .rpc('search_places', { neighbourhood: 'borgo', filters });
  if (error) throw new Error(error.message);
  return data as Found;
}

test('the points of places are those that anyone may see, and of no other neighbourhood', async () => {
  expect(Object.keys(placed)).toHaveLength(12);
  const { data } = await database.api('anon').rpc('place_points', { neighbourhood: 'borgo', day: DAY });
  const [first] = Object.entries(placed).find(([, slug]) => slug === 'luogo-0')!;
  expect((data as Record<string, number[]>)[first]).toEqual([9.131, 45.47]);
  expect(
    (await database.api('anon').rpc('place_points', { neighbourhood: 'altrove', day: DAY })).data
  ).toEqual({});
});

test('with walks places come by them: those within, in their order, page by page, and the counts are theirs', async () => {
  const walk = fc.option(fc.integer({ min: 0, max: 15_000 }).map((tenths) => tenths / 10));
  await fc.assert(
    fc.asyncProperty(
      fc.array(walk, { minLength: 12, maxLength: 12 }),
      fc.option(fc.integer({ min: 1, max: 1500 })),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      async (metres, within, limit, arabic) => {
        const ids = Object.keys(placed).sort();
        const walks = Object.fromEntries(ids.map((id, at) => [id, metres[at]!]));
        const filters = {
          near: NEAR,
          walks,
          limit,
          ...(within !== null && { metres: within }),
          ...(arabic && { language: 'ar' })
        };
        const far = (id: string) => walks[id] ?? 1e8;
        const speaks = (id: string) => Number(placed[id]!.split('-')[1]) % 3 === 0;
        const fit = ids
          .filter((id) => within === null || (walks[id] ?? Infinity) <= within)
          // Who has said no language may speak it: known ones come first.
          .sort((a, b) => (arabic ? Number(speaks(b)) - Number(speaks(a)) : 0) || far(a) - far(b) || (a < b ? -1 : 1)); // prettier-ignore
        const found: string[] = [];
        let page = await search(filters);
        expect(page.total).toBe(fit.length + 1);
        expect(page.withoutPin).toBe(1);
        const known = fit.filter((id) => !arabic || speaks(id)).length;
        // One without a pin may be anywhere: whether it is within is not known.
        expect(page.known).toBe(known + (within === null ? 1 : 0));
        for (;;) {
          found.push(...page.places.map(({ id }) => id));
          if (page.next === null) break;
          page = await search({ ...filters, after: page.next });
        }
        expect(found.filter((id) => id in placed)).toEqual(fit);
        expect(found).toHaveLength(fit.length + 1);
      }
    ),
    { numRuns: 40 }
  );
});

test('without walks the straight line counts, as ever', async () => {
  const { places, total } = await search({ near: [9.131, 45.47], metres: 200 });
  expect(places.map(({ slug }) => slug)).toEqual(['luogo-0', 'luogo-1', 'senza-pin']);
  expect(total).toBe(3);
});
