import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { category, neighbourhood, place } from './entries.ts';
import { newSecret, proposal } from './proposals.ts';

const WORDS = {
  IT: { name: { it: 'Scuola di italiano' }, keywords: { it: ['corso di italiano'], ar: ['كورس ايطالي'] } },
  ES: { name: { it: 'Scuola di spagnolo' } }
};
const school = category('school', {
  name: { it: 'Scuola di lingua' },
  keywords: { it: ['alfabetizzazione'] },
  in_countries: WORDS
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const entries = [
    ...[neighbourhood('borgo'), neighbourhood('barri', { country: 'ES' })],
    ...[neighbourhood('bairro', { country: 'PT' }), school],
    ...['borgo', 'barri', 'bairro'].map((home) => ({
      ...place(`in-${home}`, { category: 'school' }),
      neighbourhood: home
    }))
  ];
  expect(await load(...entries)).toBeNull();
});
afterAll(() => database.close());

async function load(...entries: readonly object[]): Promise<string | null> {
  const { error } = await database.api('service_role').rpc('import_entries', { source: 'seed', entries });
  return error?.message ?? null;
}

async function found(home: string, q: string): Promise<number> {
  const { data } = await database
    .api('anon')
    .rpc('search_places', { neighbourhood: home, filters: { q, limit: 5 } });
  const { alike, total } = data as { alike: boolean; total: number };
  return alike ? 0 : total;
}

test('a kind of place is called as in the country of the neighbourhood, elsewhere as ever', async () => {
  const named = async (home: string) => {
    const { data } = await database.api('anon').rpc('categories_overview', { neighbourhood: home });
    const { name, keywords } = (data as { slug: string; name: object; keywords: object }[]).find(
      ({ slug }) => slug === 'school'
    )!;
    return [name, keywords];
  };
  expect(await named('borgo')).toEqual([
    { it: 'Scuola di italiano' },
    { it: ['alfabetizzazione', 'corso di italiano'], ar: ['كورس ايطالي'] }
  ]);
  expect(await named('barri')).toEqual([{ it: 'Scuola di spagnolo' }, { it: ['alfabetizzazione'] }]);
  expect(await named('bairro')).toEqual([{ it: 'Scuola di lingua' }, { it: ['alfabetizzazione'] }]);
  // Of a neighbourhood that there is not, the API asks in the same way.
  expect(await named('nowhere')).toEqual([{ it: 'Scuola di lingua' }, { it: ['alfabetizzazione'] }]);
});

test('and is found by the words of that country alone', async () => {
  const italian = await Promise.all(['borgo', 'barri', 'bairro'].map((home) => found(home, 'italiano')));
  expect(italian).toEqual([1, 0, 0]);
  expect([await found('borgo', 'كورس'), await found('barri', 'spagnolo')]).toEqual([1, 1]);
  for (const home of ['borgo', 'barri', 'bairro']) expect(await found(home, 'alfabetizzazione')).toBe(1);
});

test('new words of a country, and a new country of a neighbourhood, are found by at once', async () => {
  const fields = { ...school.fields, in_countries: { ...WORDS, PT: { keywords: { it: ['portoghese'] } } } };
  expect(await load({ ...school, fields })).toBeNull();
  expect(await found('bairro', 'portoghese')).toBe(1);
  expect(await load(neighbourhood('bairro', { country: 'ES' }))).toBeNull();
  expect([await found('bairro', 'portoghese'), await found('bairro', 'spagnolo')]).toEqual([0, 1]);
});

test('a neighbourhood says its region, whom it thanks and what women said, to whoever asks', async () => {
  const said = {
    subdivision: 'ES-CT',
    credits: [{ name: { it: 'Comune' }, licence: 'CC BY' }],
    obstacle_survey: { people: 75, children: 0.4, source: { name: 'A survey' } }
  };
  expect(await load(neighbourhood('barri', { country: 'ES', ...said }))).toBeNull();
  const { data } = await database.api('anon').rpc('neighbourhoods_overview');
  const all = data as { slug: string; [key: string]: unknown }[];
  expect(all.find(({ slug }) => slug === 'barri')).toMatchObject({
    subdivision: said.subdivision,
    credits: said.credits,
    obstacleSurvey: said.obstacle_survey
  });
  expect(all.find(({ slug }) => slug === 'borgo')).toMatchObject({
    subdivision: null,
    credits: [],
    obstacleSurvey: null
  });
});

describe('is refused:', () => {
  test.each<[string, object, string]>([
    ['words of no country', { in_countries: { Italia: {} } }, 'categories_in_countries_check'],
    ['a name that is no text', { in_countries: { IT: { name: 'Scuola' } } }, 'categories_in_countries_check'],
    ['words that are none', { in_countries: { IT: { keywords: ['x'] } } }, 'categories_in_countries_check'],
    ['a list of countries', { in_countries: [] }, 'categories_in_countries_check']
  ])('%s', async (_, wrong, check) => {
    expect(await load({ ...school, fields: { ...school.fields, ...wrong } })).toContain(check);
  });

  test.each<[string, object, string]>([
    ['a region of another country', { subdivision: 'ES-CT' }, 'neighbourhoods_subdivision_check'],
    ['a region by its name', { subdivision: 'Lombardia' }, 'neighbourhoods_subdivision_check'],
    ['thanks to nobody', { credits: [{ licence: 'CC BY' }] }, 'neighbourhoods_credits_check'],
    ['thanks without a licence', { credits: [{ name: { it: 'X' } }] }, 'neighbourhoods_credits_check'],
    ['thanks that are no list', { credits: {} }, 'neighbourhoods_credits_check'],
    [
      'a survey of fewer than five women',
      { obstacle_survey: { people: 4, children: 0.5, source: { name: 'X' } } },
      'neighbourhoods_obstacle_survey_check'
    ],
    [
      'a survey by nobody',
      { obstacle_survey: { people: 75, children: 0.4, source: {} } },
      'neighbourhoods_obstacle_survey_check'
    ],
    [
      'more than all of them',
      { obstacle_survey: { people: 75, children: 40, source: { name: 'X' } } },
      'neighbourhoods_obstacle_survey_check'
    ],
    ['a survey in words', { obstacle_survey: 'many' }, 'neighbourhoods_obstacle_survey_check']
  ])('%s', async (_, wrong, check) => {
    expect(await load(neighbourhood('borgo', { ...wrong }))).toContain(check);
  });

  test.each(['anon', 'authenticated'] as const)('whatever of it %s proposes', async (role) => {
    const { sql } = database.as(role, { sub: '00000000-0000-4000-8000-000000000009' });
    for (const [target, slug, changes] of [
      ['neighbourhoods', 'borgo', { credits: [] }],
      ['neighbourhoods', 'borgo', { obstacle_survey: null }],
      ['categories', 'school', { in_countries: {} }]
    ] as const)
      await expect(
        sql('select public.propose($1)', [proposal({ target, slug, changes, secret: newSecret() })])
      ).rejects.toMatchObject({ code: '42501' });
  });
});
