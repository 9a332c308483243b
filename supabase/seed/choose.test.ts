import { expect, test } from 'vitest';
import { chosenNeighbourhoods } from '../../src/commands/seed.ts';
import { withNeighbourhoods } from './choose.ts';
import { entriesOf } from './load.ts';
import { readSeed } from './read.ts';

const FIVE = ['amsterdam-oost', 'amsterdam-zuidoost', 'raval', 'rosengard', 'san-siro'];
const seed = readSeed();
const chosen = (written: string | undefined, isHosted = false) =>
  chosenNeighbourhoods({ VICINA_NEIGHBOURHOODS: written }, isHosted);

test('this machine’s own database gets all five, somebody else’s gets none unless asked', () => {
  expect(chosen(undefined)).toEqual(FIVE);
  expect(chosen('')).toEqual(FIVE);
  expect(chosen(undefined, true)).toEqual([]);
  expect(chosen('all', true)).toEqual(FIVE);
  expect(chosen('none')).toEqual([]);
  expect(chosen('raval, san-siro', true)).toEqual(['raval', 'san-siro']);
  expect(() => chosen('san-siro,nowhere')).toThrow('"nowhere": there are amsterdam-oost');
});

test.each(FIVE)('%s alone has every organisation that it names, and nothing else of the others', (slug) => {
  const alone = withNeighbourhoods(seed, [slug]);
  const entries = entriesOf(alone);
  const organisations = new Set(
    entries.filter(({ target }) => target === 'organisations').map((one) => one.slug)
  );
  for (const { fields, slug: of } of entries)
    for (const name of ['organisation', 'from_organisation', 'to_organisation']) {
      const named = fields[name];
      if (typeof named === 'string') expect(organisations, `${of} names ${named}`).toContain(named);
    }
  const homes = entries.flatMap(({ neighbourhood }) => neighbourhood ?? []);
  expect(new Set(homes)).toEqual(new Set([slug]));
});

test('the places of the four are where they are said to be, and approximate ones say so', () => {
  for (const { neighbourhood, places } of seed.neighbourhoods) {
    if (neighbourhood.slug === 'san-siro') continue;
    expect(places.length).toBeGreaterThan(4);
    for (const { slug, name, summary, location_precision, languages } of places) {
      for (const locale of neighbourhood.locales) {
        expect(name[locale], slug).toBeTruthy();
        expect(summary?.[locale], slug).toBeTruthy();
      }
      // Nobody has measured any of them.
      expect(location_precision, slug).not.toBe('exact');
      expect(languages ?? [], slug).toEqual([]);
    }
  }
});
