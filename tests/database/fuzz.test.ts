import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, PEOPLE } from './access/world.ts';
import { contribution } from './adversarial.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

/** Another one: FC_SEED=$RANDOM. */
const seed = Number(process.env['FC_SEED'] ?? 20_261_122);
const COUNT = 10_000;
const AT_ONCE = 250;
const LIVE = [
  'neighbourhoods',
  'categories',
  'organisations',
  'places',
  'activities',
  'residents',
  'photos',
  'confirmations'
];

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await makeWorld(database);
  // The limits have a test of their own; here nobody is to be turned away before she is read.
  await database.sql(`update private.limits set most = 1000000 where bucket <> 'proof-bits'`);
  // As the API takes one, but many in one statement: each for itself, kept where it is taken.
  await database.script(`
    create function trial.propose(proposals jsonb) returns jsonb language plpgsql as $$
    declare
      one text;
      outcome text;
      outcomes jsonb := '[]';
    begin
      for one in select p from jsonb_array_elements_text(proposals) as p loop
        begin
          perform set_config('role', 'anon', true);
          outcome := public.propose(one::jsonb, md5(one)) ->> 'state';
        exception
          when others then outcome := sqlstate;
        end;
        perform set_config('role', 'none', true);
        outcomes := outcomes || to_jsonb(outcome);
      end loop;
      return outcomes;
    end;
    $$;`);
});
afterAll(() => database.close());

/** Everything that anyone may see, as one fingerprint. */
async function everythingLive(): Promise<unknown> {
  const parts = LIVE.map(
    (table) =>
      `(select coalesce(md5(string_agg(t::text, '|' order by t.id)), '') from public.${table} as t) as ${table}`
  );
  const [row] = await database.sql(`select ${parts.join(', ')}, public.data_version() as version`);
  return row;
}

async function proposeAll(proposals: readonly unknown[]): Promise<string[]> {
  const outcomes: string[] = [];
  for (let from = 0; from < proposals.length; from += AT_ONCE) {
    const texts = proposals.slice(from, from + AT_ONCE).map((one) => JSON.stringify(one));
    const [row] = await database.sql<{ outcomes: string[] }>('select trial.propose($1) as outcomes', [texts]);
    outcomes.push(...row!.outcomes);
  }
  return outcomes;
}

/** What an answer of the API may be made of: taken, or one of the refusals that have a sentence (src/lib/server/database.ts). */
const EXPECTED = /^(pending|42501|PT404|PT409|2[23]...)$/;

test(
  `${COUNT} contributions, likely and wild (seed ${seed}): each is taken or refused, and nothing is seen until it is accepted`,
  { timeout: 90_000 },
  async () => {
    const proposals = fc.sample(contribution, { numRuns: COUNT, seed });
    const before = await everythingLive();
    const outcomes = await proposeAll(proposals);
    expect(await everythingLive()).toEqual(before);

    const counts = new Map<string, number>();
    for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    const surprises = outcomes.flatMap((outcome, index) =>
      EXPECTED.test(outcome) ? [] : [{ outcome, proposal: proposals[index] }]
    );
    expect(surprises.slice(0, 3)).toEqual([]);
    // Both ways are taken often enough to have been tried.
    expect(counts.get('pending')).toBeGreaterThan(COUNT / 40);
    expect(counts.get('22023')).toBeGreaterThan(COUNT / 5);
    console.info(`seed ${seed}:`, Object.fromEntries(counts));
  }
);

test(
  'what was taken can be decided, whole or in part, without a fault of ours',
  { timeout: 90_000 },
  async () => {
    const waiting = await database.sql<{ id: string }>(
      `select c.id from public.contributions as c where c.state = 'pending' order by c.ctid limit 400`
    );
    expect(waiting.length).toBe(400);
    const coordinator = database.as('authenticated', PEOPLE['a coordinator'].claims);
    const [row] = await coordinator.sql<{ outcomes: { state: string | null; error: string | null }[] }>(
      'select public.decide_many($1, $2, null) as outcomes',
      [waiting.map(({ id }) => id), 'accept']
    );
    const errors = new Set(row!.outcomes.flatMap(({ error }) => (error === null ? [] : [error])));
    // What another one of these closed or changed meanwhile.
    const known =
      /^(This entry is (already closed|not there.*)|Other entries still refer to this one.*|What is there has changed meanwhile.*)\.?$/;
    expect([...errors].filter((error) => !known.test(error))).toEqual([]);
    expect(row!.outcomes.filter(({ state }) => state === 'accepted').length).toBeGreaterThan(50);
    for (const statement of [
      `select public.search_places('borgo', '{}')`,
      `select public.activities_of('borgo')`,
      `select public.recent_places('borgo')`,
      `select public.categories_overview('borgo')`
    ])
      await database.as('anon').sql(statement);
  }
);
