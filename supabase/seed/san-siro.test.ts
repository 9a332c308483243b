import { pointToPolygonDistance } from '@turf/turf';
import { expect, test } from 'vitest';
import { readSeed } from './read.ts';

const sanSiro = readSeed().neighbourhoods.find(({ neighbourhood }) => neighbourhood.slug === 'san-siro');
if (!sanSiro) throw new Error('There is no San Siro.');
const { neighbourhood, residents, organisations, places } = sanSiro;
const everyText = JSON.stringify(
  [places, organisations].flat().map(({ contacts: _, ...entry }) => ({ ...entry, location: null }))
);

/** The farthest that is still of use: the city's central registry is 5 km away, a library in Baggio 3. */
const FARTHEST_KM = 12;

/** Kinds of which every entry comes from the city's open data. */
const OF_OPEN_DATA = new Set([
  ...['pharmacy', 'metro', 'bus-stop', 'tram-stop', 'park', 'playground', 'square'],
  ...['kindergarten', 'drinking-water', 'post-bank']
]);

/** Where the survey put places whose address nobody knows. */
const INVENTED_POSITIONS = [
  [9.1375, 45.4722],
  [9.138, 45.4725],
  [9.1385, 45.4715],
  [9.1385, 45.4717],
  [9.1386, 45.4719],
  [9.1387, 45.4721],
  [9.1388, 45.4723],
  [9.1389, 45.4725],
  [9.139, 45.4727]
];

test('a place is named in the language on its door, and described in each language of the neighbourhood', () => {
  for (const { slug, name, summary } of places) {
    expect(name['it'], slug).toBeTruthy();
    for (const locale of neighbourhood.locales)
      expect(summary?.[locale], `${slug} in ${locale}`).toBeTruthy();
  }
});

test('San Siro knows 93 links: eight agreements with their members, and who does what with whom', () => {
  const { agreements, agreementMembers, relationships } = sanSiro;
  // Each of the 62 lines "who wrote it down – another member" is a member beside the first of its agreement; the call
  // for spaces was two lines and has three.
  expect(agreementMembers.length - agreements.length - 1 + relationships.length).toBe(93);
  for (const { slug, sources } of [...agreementMembers, ...relationships])
    expect(sources.length, slug).toBeGreaterThan(0);
});

test('every text that is not in the local language says that a machine translated it', () => {
  for (const entry of [
    ...[...places, ...organisations],
    ...[...sanSiro.agreements, ...sanSiro.relationships]
  ])
    for (const [field, texts] of Object.entries(entry)) {
      if (!['name', 'summary', 'about', 'note', 'opening_hours_note'].includes(field)) continue;
      const translated = Object.keys(texts as object).filter((locale) => locale !== 'it');
      expect(entry.machine_translated[field] ?? [], `${entry.slug}, ${field}`).toEqual(translated);
    }
});

test('Arabic texts are in Arabic letters', () => {
  for (const { slug, name, summary } of places) {
    expect(name['ar'] ?? 'ا', slug).toMatch(/\p{Script=Arabic}/u);
    expect(summary?.['ar'], slug).toMatch(/\p{Script=Arabic}/u);
    expect((name['it'] ?? '') + summary?.['it'], slug).not.toMatch(/\p{Script=Arabic}/u);
  }
});

test('every pin is in or around the neighbourhood', () => {
  for (const { slug, location } of places) {
    if (!location) continue;
    const distance = pointToPolygonDistance(location, neighbourhood.outline, { units: 'kilometers' });
    expect(distance, slug).toBeLessThan(FARTHEST_KM);
  }
});

test('no place has a pin where its position was invented', () => {
  const pins = places.map(({ location }) => String(location?.coordinates));
  for (const position of INVENTED_POSITIONS) expect(pins).not.toContain(String(position));
});

test('languages spoken are told by somebody there, never by the seed', () => {
  for (const { slug, languages } of places) expect(languages, slug).toEqual([]);
});

test('what is only planned, or known from long ago, is not there', () => {
  expect(everyText).not.toMatch(/cascina case nuove|terzoluogo|pediatric[oa] di via paravia/i);
});

test('a kindergarten is no nursery, and who has no nursery here is not shown one', () => {
  const called = (category: string) =>
    places.filter((place) => place.category === category).map(({ name }) => name['it']);
  expect(called('nursery')).toEqual([]);
  for (const name of called('kindergarten')) expect(name).toMatch(/^Scuola dell'infanzia/);
});

test('what rests on a list of years ago says the year on its face', () => {
  for (const { slug, summary, opening_hours_year, sources } of places) {
    const years = sources.flatMap(({ year }) => year ?? []);
    if (years.length === 0 || Math.max(...years) > 2013 || opening_hours_year !== undefined) continue;
    for (const locale of neighbourhood.locales)
      expect(summary?.[locale], `${slug} in ${locale}`).toMatch(/\b20\d\d|٢٠[٠-٩]{2}/);
  }
});

test('the place that rests on one newspaper is not there', () => {
  expect(everyText).not.toMatch(/gianicolo|moschea|islamic cent/i);
});

test('telephone numbers are those of offices, never of a person', () => {
  for (const { slug, contacts } of [...places, ...organisations]) {
    // Landlines of Milan, the city's own 020202, and the doctor's 116117. An Italian mobile number begins with 3.
    expect(contacts.phone ?? '+39020202', slug).toMatch(/^(\+3902\d+|116117)$/);
    expect(contacts.whatsapp, slug).toBeUndefined();
  }
  // Nor in a text.
  expect(everyText).not.toMatch(/\b(?:\+39 ?)?3\d{2}[ .]?\d{6,7}\b/);
});

test('a shop or a workshop is no job offer, and those under "work" say so', () => {
  for (const { slug, summary } of places.filter(({ category }) => category === 'employer'))
    expect(summary?.['it'], slug).toContain("non è un'offerta di lavoro");
});

test('residents are joined by number: 57 is San Siro, 60 the stadium', () => {
  const area = (code: string) => residents.find((each) => each.code === code);
  expect(residents).toHaveLength(18);
  expect(area('57')).toMatchObject({
    name: 'San Siro',
    year: 2018,
    total: 26917,
    women: 13875,
    foreign_citizens: 9686
  });
  expect(area('60')).toMatchObject({ name: 'Stadio - Ippodromi', total: 12783 });
  expect(neighbourhood.outline).toEqual(area('57')?.outline);
});

test('what is owed to open data is said in every entry made from it', () => {
  for (const { slug, category, sources } of places)
    if (OF_OPEN_DATA.has(category))
      expect(
        sources.some(({ licence }) => licence?.startsWith('CC-BY')),
        slug
      ).toBe(true);
  for (const { slug, sources } of residents) expect(sources[0]?.licence, slug).toBe('CC-BY');
});
