import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certaintyOf, type Believed } from '../../src/lib/place/opening/certainty.ts';
import { HOLDS, heldPlace, seasonEnd, stillHolds, type Held } from '../../src/lib/place/holds.ts';
import { CATEGORY_GROUPS } from '../../src/lib/ui/category-group.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { category, neighbourhood, organisation, place } from './entries.ts';
import { newSecret } from './proposals.ts';

const coordinator = { sub: '00000000-0000-4000-8000-000000000001' };
const editor = { sub: '00000000-0000-4000-8000-000000000002' };
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [
      neighbourhood(),
      ...CATEGORY_GROUPS.map((group) => category(`of-${group}`, { group })),
      organisation('circolo', { areas_served: ['borgo'] }),
      place('parco', { category: 'of-public-space' }),
      place('sportello', { category: 'of-help', organisation: 'circolo', opening_hours: 'Mo 09:00-12:00' })
    ]
  ]);
  for (const { sub } of [coordinator, editor])
    await database.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [
      sub,
      `${sub.slice(-1)}@example.org`
    ]);
  await database.sql(
    `insert into public.memberships (user_id, role, neighbourhood_id)
     select $1, 'coordinator', id from public.neighbourhoods`,
    [coordinator.sub]
  );
  await database.sql(
    `insert into public.memberships (user_id, role, organisation_id)
     select $1, 'editor', id from public.organisations`,
    [editor.sub]
  );
});
afterAll(() => database.close());

describe('how long something holds is one rule on both sides', () => {
  test('for each kind of thing', async () => {
    for (const held of Object.keys(HOLDS) as Held[]) {
      const [row] = await database.sql<{ months: number }>('select private.holds_months($1) as months', [
        held
      ]);
      expect(row!.months, held).toBe(HOLDS[held].months);
    }
    for (const group of CATEGORY_GROUPS)
      for (const hours of [null, '24/7']) {
        const [row] = await database.sql<{ held: string }>('select private.held_place($1, $2) as held', [
          `of-${group}`,
          hours
        ]);
        expect(row!.held, `${group} ${hours}`).toBe(heldPlace(group, hours));
      }
  });

  test('at any two moments, of anything', async () => {
    const noon = fc.integer({ min: 0, max: 2000 }).map((day) => Date.UTC(2024, 0, 1, 12) + day * 86_400_000);
    const month = fc.integer({ min: 1, max: 12 }).map((one) => String(one).padStart(2, '0'));
    const cases = fc.sample(
      fc.record({
        since: noon,
        at: noon,
        held: fc.constantFrom<Held>('desk', 'open-air', 'activity'),
        chosen: fc.option(fc.integer({ min: 1, max: 12 })),
        schedule: fc.option(
          fc.record({
            rrule: fc.option(
              fc
                .tuple(fc.integer({ min: 2024, max: 2029 }), month)
                .map(([year, of]) => `FREQ=WEEKLY;BYDAY=MO;UNTIL=${year}${of}15T220000Z`)
            ),
            season: fc.option(fc.record({ from: month, to: month }))
          })
        )
      }),
      { numRuns: 400, seed: 12 }
    );
    const answers = await database.sql<{ holds: boolean; ends: string | null }>(
      `select
         private.still_holds(
           to_timestamp((c ->> 'since')::float8 / 1000), to_timestamp((c ->> 'at')::float8 / 1000), c ->> 'held',
           (c ->> 'chosen')::integer, nullif(c -> 'schedule', 'null'), 'Europe/Rome'
         ) as holds,
         private.season_end(
           (to_timestamp((c ->> 'since')::float8 / 1000) at time zone 'Europe/Rome')::date, nullif(c -> 'schedule', 'null')
         )::text as ends
       from jsonb_array_elements($1::jsonb) with ordinality as t (c, n) order by n`,
      [cases]
    );
    cases.forEach((one, index) => {
      const said = JSON.stringify(one);
      expect(answers[index]!.holds, said).toBe(stillHolds(one.since, one.at, one, 'Europe/Rome'));
      const day = new Date(one.since + 7_200_000).toISOString().slice(0, 10);
      expect(answers[index]!.ends, said).toBe(seasonEnd(day, one.schedule));
    });
    expect(new Set(answers.map(({ holds }) => holds)).size).toBe(2);
  });
});

describe('a search for what is open believes', () => {
  const HOURS = 'Mo-Su 10:00-12:00';
  const confirmed = ['2026-11-01', '2026-09-15', '2026-05-20', '2025-12-20', '2023-01-10', null];
  const chosen = [null, 1, 2, 12];
  const asked = ['2026-11-20', '2026-12-10', '2027-01-15', '2027-06-01', '2027-12-20'];

  interface Found {
    readonly known: number;
    readonly unconfirmed: number;
    readonly places: readonly (Believed & { readonly slug: string; readonly certainty: string })[];
  }
  const openAt = async (day: string, q?: string): Promise<Found> => {
    const { data, error } = await database.api('anon').rpc('search_places', {
      neighbourhood: 'prato',
      filters: { openHours: [HOURS], askedAt: `${day}T11:00:00Z`, limit: 1000, ...(q && { q }) }
    });
    if (error) throw new Error(error.message);
    return data as Found;
  };

  beforeAll(async () => {
    const entries = chosen.flatMap((months) => [
      organisation(`every-${months}`, { check_every_months: months }),
      ...confirmed.map((day) =>
        place(`open-${months}-${day}`, {
          category: day === '2023-01-10' ? 'of-public-space' : 'of-help',
          organisation: `every-${months}`,
          opening_hours: HOURS,
          ...(day && { confirmed_at: `${day}T11:00:00Z` })
        })
      )
    ]);
    entries.push(
      place('park', {
        category: 'of-public-space',
        services: [{ name: { it: 'Bagni del parco' }, hours: HOURS }],
        confirmed_at: '2026-05-20T11:00:00Z'
      })
    );
    await database.sql('select public.import_entries($1, $2)', [
      'test',
      [
        neighbourhood('prato'),
        ...entries.map((one) => (one.target === 'places' ? { ...one, neighbourhood: 'prato' } : one))
      ]
    ]);
    await database.sql(
      `update public.places set created_at = '2026-08-01T10:00:00Z' where slug like 'open-%'`
    );
  });

  test.each(asked)('what its card believes, asked on %s', async (day) => {
    const found = await openAt(day);
    const kinds = found.places
      .filter(({ slug }) => slug.startsWith('open-'))
      .map((one) => {
        const { kind } = certaintyOf(one, Date.parse(`${day}T11:00:00Z`), 'Europe/Rome');
        expect(one.certainty, one.slug).toBe(kind === 'confirmed' ? 'known' : 'unknown');
        return kind;
      });
    expect(kinds).toHaveLength(confirmed.length * chosen.length);
    expect(found.known).toBe(kinds.filter((kind) => kind === 'confirmed').length);
    expect(found.unconfirmed).toBe(kinds.filter((kind) => kind === 'unconfirmed').length);
  });

  test('for as long as its organisation has chosen', async () => {
    const known = async (day: string) => {
      const { places } = await openAt(day);
      return chosen.filter((months) =>
        places.some(({ slug, certainty }) => slug === `open-${months}-2026-09-15` && certainty === 'known')
      );
    };
    expect(await known('2026-10-01')).toEqual([null, 1, 2, 12]);
    expect(await known('2026-11-01')).toEqual([null, 2, 12]);
    expect(await known('2027-03-01')).toEqual([null, 12]);
    expect(await known('2027-03-16')).toEqual([12]);
  });

  test('the hours of a service in a park no longer than a desk', async () => {
    const park = async (day: string) => (await openAt(day, 'bagni parco')).places[0]?.certainty;
    expect(await park('2026-11-19')).toBe('known');
    expect(await park('2026-11-21')).toBe('unknown');
  });
});

test('what a visitor said is told for as long as it holds', async () => {
  const told = async (months: number) => {
    await database.sql(
      `update public.confirmations set day = (now() - make_interval(months => $1))::date + 1 where visitors > 0`,
      [months]
    );
    const { data } = await database.api('anon').rpc('said_true', { neighbourhood: 'prato' });
    return Object.keys(data as object).sort();
  };
  const said = ['open-2-null', 'open-12-null', 'open-null-null'];
  for (const slug of [...said, 'park'])
    await database
      .as('anon')
      .sql('select public.confirm_entry($1, $2, $3, $4)', ['prato', 'places', slug, slug]);
  const [two, twelve, none, park] = [...said, 'park'].map((slug) => `places/${slug}`);
  expect(await told(1)).toEqual([twelve, two, none, park]);
  expect(await told(3)).toEqual([twelve, none, park]);
  expect(await told(7)).toEqual([twelve, park]);
  expect(await told(13)).toEqual([park]);
  expect(await told(61)).toEqual([]);
});

describe('who keeps entries is asked', () => {
  const asked = async () => {
    const [row] = await database
      .as('authenticated', coordinator)
      .sql<{ entries: { slug: string }[] }>("select public.needs_confirming('borgo') as entries");
    return row!.entries.map(({ slug }) => slug).sort();
  };
  const choose = (months: unknown, who: { sub: string } | null) =>
    (who ? database.as('authenticated', who) : database.as('anon')).sql<{ answer: { state: string } }>(
      'select public.propose($1, $2) as answer',
      [
        {
          ...{
            neighbourhood: 'borgo',
            target: 'organisations',
            kind: 'update',
            slug: 'circolo',
            locale: 'it'
          },
          ...{ secret: newSecret(), changes: { check_every_months: months } }
        },
        '192.0.2.3'
      ]
    );
  const age = (months: number) =>
    database.sql(`update public.places set created_at = now() - make_interval(months => $1)`, [months]);

  test('of a desk after five months, of a park after nearly five years', async () => {
    await age(4);
    expect(await asked()).toEqual([]);
    await age(6);
    expect(await asked()).toEqual(['sportello']);
    await age(60);
    expect(await asked()).toEqual(['parco', 'sportello']);
  });

  test('as often as the organisation has chosen, within its bounds', async () => {
    await age(2);
    expect(await asked()).toEqual([]);
    const [row] = await choose(2, editor);
    expect(row!.answer.state).toBe('accepted');
    expect(await asked()).toEqual(['sportello']);
    for (const months of [0, 13, -1, 'often'])
      await expect(choose(months, editor), String(months)).rejects.toMatchObject({ code: '22023' });
    // A visitor's wish waits.
    expect((await choose(12, null))[0]!.answer.state).toBe('pending');
    expect(await asked()).toEqual(['sportello']);
  });
});
