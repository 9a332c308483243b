import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withTimesToTrust } from '../../src/lib/activity/activities.server.ts';
import type { Activity } from '../../src/lib/activity/activity.ts';
import { areaTables } from '../../src/lib/insight/by-area/area-tables.server.ts';
import { evidenceOf } from '../../src/lib/insight/evidence.server.ts';
import { servicesFrom, type NeighbourhoodStreets } from '../../src/lib/insight/ground.server.ts';
import { indicators } from '../../src/lib/insight/indicators.ts';
import { inputFrom, type KeptEvidence } from '../../src/lib/insight/kept.server.ts';
import { parseQuestion } from '../../src/lib/insight/question.ts';
import type { Table } from '../../src/lib/insight/table.ts';
import { tablesOf } from '../../src/lib/insight/tables.server.ts';
import { signedCaller } from '../../src/lib/server/signed-caller.ts';
import { nextOrdinaryMonday } from '../../src/lib/insight/week.server.ts';
import type { Service } from '../../src/lib/insight/service.ts';
import { atOnce } from '../../src/lib/insight/service-for-tests.ts';
import { servicesIn } from '../../src/lib/insight/input.server.ts';
import type { NeighbourhoodWithOutline } from '../../src/lib/neighbourhood/neighbourhoods.server.ts';
import type { Place } from '../../src/lib/place/place.ts';
import { gridOfStreets } from '../../src/lib/walking/grid-for-tests.ts';
import { unpackGraph } from '../../src/lib/walking/graph-file.server.ts';
import { StreetIndex } from '../../src/lib/walking/street-index.ts';
import { storeIndicator } from './area-indicator.ts';
import { openTestDatabase, type Role, type TestDatabase } from './engine.ts';
import { activity, ground, organisation, place, residents } from './entries.ts';
import { newSecret, proposal } from './proposals.ts';
import { storeWalkGraph } from './walk-graph.ts';

const coordinator = '00000000-0000-4000-8000-000000000001';
/** Where nothing else is. */
const HIDDEN = [9.1312345, 45.4723456] as const;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [
      ...ground,
      residents('nil-57-2018', { minors: 4727, foreign_citizens: 9686, citizenships: { EG: 3618 } }),
      place('biblioteca', { opening_hours: 'Mo-Fr 09:00-18:00', languages: ['ar'] }),
      place('centro', {
        at: HIDDEN,
        features: ['women-only'],
        opening_hours: 'Mo,We 15:00-18:00',
        services: [
          { name: { it: 'Parole di Fatima' }, hours: 'We 20:00-22:00', year: 2014, languages: ['ar'] }
        ],
        notices: [
          { kind: 'closed', from: '2028-08-01', until: '2028-08-31', text: { it: 'Lo dice Fatima.' } },
          {
            kind: 'moved',
            from: '2028-01-01',
            until: '2028-01-31',
            address: 'Via di Fatima',
            point: [9.1312345, 45.4723]
          }
        ]
      }),
      activity('corso', {
        place: 'borgo/biblioteca',
        features: ['women-only'],
        schedule: {
          start: '2026-01-07T09:30',
          duration: 90,
          timeZone: 'Europe/Rome',
          rrule: 'FREQ=WEEKLY;BYDAY=WE'
        }
      }),
      activity('altro-corso', { place: 'borgo/centro' })
    ]
  ]);
  await storeIndicator(database);
  await database.sql('insert into auth.users (id, email) values ($1, $2)', [coordinator, 'c@example.org']);
  await database.sql(
    `insert into public.memberships (user_id, role, neighbourhood_id)
     select $1, 'coordinator', id from public.neighbourhoods where slug = 'borgo'`,
    [coordinator]
  );
});
beforeAll(() => database.sql('select public.keep_caller_secret($1)', [CALLER_SECRET]));
afterAll(() => database.close());

const QUESTIONS = [
  '',
  'what=kind.italian-course&feature=women-only',
  'what=group.learning&walker=pram',
  'what=group.learning&indicator=income'
];

const CALLER_SECRET = 's'.repeat(43);

const keep = async (caller = 'somebody', who = database.as('anon')) => {
  const [row] = await who.sql<{ kept: { revision: number; day: string } }>(
    `select public.keep_evidence('borgo', $1) as kept`,
    [signedCaller(caller.replaceAll(' ', '-'), CALLER_SECRET)]
  );
  return row!.kept;
};
const change = (fields: object) =>
  database
    .as('authenticated', { sub: coordinator })
    .sql('select public.propose($1)', [proposal({ secret: newSecret(), ...fields })]);

async function today(): Promise<NeighbourhoodWithOutline> {
  const { data } = await database.api('anon').rpc('neighbourhoods_overview');
  return (data as NeighbourhoodWithOutline[])[0]!;
}

async function streetsOfToday(): Promise<NeighbourhoodStreets> {
  const { data } = await database.api('anon').rpc('walk_graph_of', { neighbourhood: 'borgo' });
  const stored = data as { graph: string } | null;
  return {
    index: stored && new StreetIndex(unpackGraph(Buffer.from(stored.graph, 'base64'))),
    about: null
  };
}

async function inputOf({ revision, day }: { revision: number; day: string }) {
  const { data } = await database.api('anon').rpc('evidence_kept', { neighbourhood: 'borgo', revision, day });
  return data && inputFrom(data as KeptEvidence, await today(), await streetsOfToday());
}

/** Every table of a report, for some questions, as its files have them. */
async function report(kept: { revision: number; day: string }): Promise<Table[]> {
  const input = (await inputOf(kept))!;
  const tables: Table[] = [];
  for (const query of QUESTIONS) {
    const { question } = parseQuestion(new URLSearchParams(query), () => true);
    const evidence = await evidenceOf(input, question);
    tables.push(
      ...tablesOf(evidence, indicators(evidence.all, evidence.ground.residents?.citizenships ?? {}), 'borgo'),
      ...areaTables(evidence, input)
    );
  }
  return tables;
}

describe('a report that was kept', () => {
  test('has the services that the rows of its day have', async () => {
    const input = (await inputOf(await keep()))!;
    const api = database.api('anon');
    const { data: activities } = await api.rpc('activities_of', { neighbourhood: 'borgo' });
    const { data } = await api.rpc('search_places', { neighbourhood: 'borgo', filters: {} });
    const { now, neighbourhood } = input;
    const monday = nextOrdinaryMonday(now, neighbourhood);
    const live = atOnce(
      servicesFrom(
        {
          activities: (activities as Activity[]).map(withTimesToTrust),
          places: (data as { places: Place[] }).places,
          groups: new Map([['library', 'learning']])
        },
        { monday, now, context: await today() }
      )
    );
    // A report has no words of then: what a service was called is one.
    const unnamed = live.map((one) => ({
      ...one,
      parts: one.parts.map((part) => ({ ...part, name: null }))
    }));
    expect(await servicesIn(input, monday)).toEqual(unnamed);
    const { parts } = unnamed.at(-1)!;
    const rest = unnamed.slice(0, -1);
    expect(parts).toEqual([
      { name: null, languages: ['ar'], times: [[2 * 1440 + 1200, 2 * 1440 + 1320]], areTimesOld: true }
    ]);
    expect(rest.flatMap((one) => one.parts)).toEqual([]);
    const [shut] = (await servicesIn(input, '2028-08-07')).filter(({ isClosed }) => isClosed);
    expect(shut?.slug).toBe('altro-corso');
    expect(live.map(({ slug }) => slug)).toEqual(['altro-corso', 'corso', 'biblioteca', 'centro']);
  });

  test('has the same figures to the letter after its data has changed, and those of today differ', async () => {
    const kept = await keep();
    const before = await report(kept);
    expect(before.findLast(({ name }) => name === 'missed')!.rows).not.toEqual([]);
    await storeIndicator(database, { higher_means: 'more-need', year: 2024 });
    await change({ slug: 'biblioteca', changes: { opening_hours: 'Sa 10:00-12:00', languages: [] } });
    await change({ target: 'activities', slug: 'corso', kind: 'close' });
    // What is closed has another name, and no other figure.
    const after = JSON.stringify(await report(kept));
    expect(after).toMatch(/"closed-[0-9a-f]{12}"/);
    expect(JSON.parse(after.replaceAll(/"closed-[0-9a-f]{12}"/g, '"corso"'))).toEqual(before);
    const later = await keep();
    expect(later.revision).toBeGreaterThan(kept.revision);
    expect(await report(later)).not.toEqual(before);
  });

  test('walks on the streets of its day', async () => {
    const streets = gridOfStreets({ columns: 12, rows: 8 });
    await storeWalkGraph(database, { withoutStreet: 0 }, 'borgo', streets);
    const kept = await keep('streets');
    const before = await report(kept);
    expect(before[0]!.rows).toContainEqual(['method', 'network']);
    await storeWalkGraph(database, { withoutStreet: 0 });
    expect(await report(kept)).toEqual(before);
    expect(await report(await keep('streets'))).not.toEqual(before);
  });

  test('is kept once a day of one revision, however often it is asked for', async () => {
    const kept = await keep();
    expect(await keep()).toEqual(kept);
    const [row] = await database.sql<{ count: number }>(
      'select count(*)::int as count from private.evidence_snapshots as s where s.revision = $1',
      [kept.revision]
    );
    expect(row!.count).toBe(1);
  });

  test('shares with the others what has not changed', async () => {
    const count = async () =>
      (
        await database.sql<{ count: number }>('select count(*)::int as count from private.evidence_pieces')
      )[0]!.count;
    await keep();
    const before = await count();
    await change({ slug: 'biblioteca', changes: { languages: ['ar', 'fr'] } });
    await keep();
    expect((await count()) - before).toBe(1);
  });

  test('holds no words but those of its sources', async () => {
    await change({ slug: 'biblioteca', changes: { summary: { it: 'La casa di Fatima' } } });
    const kept = await keep();
    await change({ slug: 'biblioteca', changes: { summary: { it: 'Libri.' }, name: { it: 'Biblio' } } });
    const { data } = await database
      .api('anon')
      .rpc('evidence_kept', { neighbourhood: 'borgo', revision: kept.revision });
    expect(JSON.stringify(data)).not.toContain('Fatima');
    expect((data as KeptEvidence).places.find(({ slug }) => slug === 'biblioteca')!.name).toEqual({
      it: 'Biblio'
    });
  });

  test('is no more of a revision of which none was kept', async () => {
    expect(await inputOf({ revision: 1, day: '2026-01-01' })).toBeNull();
  });
});

test.each<Role>(['anon', 'authenticated', 'service_role'])(
  '%s reads no kept report as it lies',
  async (role) => {
    for (const table of ['evidence_pieces', 'evidence_snapshots', 'former_walk_graphs'])
      await expect(database.as(role).sql(`select * from private.${table}`)).rejects.toMatchObject({
        code: '42501'
      });
  }
);

describe('a position that is no longer for everyone', () => {
  const digits = String(HIDDEN[0]);
  const found = async () =>
    (
      await database.sql(
        `select id from private.evidence_pieces as p where position($1 in p.content::text) > 0`,
        [digits]
      )
    ).length;

  test('is in no kept report once its place is protected, nor is what happened there', async () => {
    const kept = await keep('protect');
    expect(await found()).toBe(2);
    await change({
      slug: 'centro',
      changes: { location_precision: 'area-only', location: null, address: null }
    });
    expect(await found()).toBe(0);
    const input = (await inputOf(kept))!;
    expect(input.kept!.withheld).toBe(2);
    const services: readonly Service[] = await servicesIn(input, '2026-11-30');
    expect(services.filter(({ point }) => point === null).map(({ slug }) => slug)).toEqual([
      'altro-corso',
      'centro'
    ]);
  });

  test('is in no kept report once it is closed because it is not for everyone', async () => {
    await change({
      kind: 'create',
      changes: {
        category: 'library',
        name: { it: 'Rifugio' },
        location: { type: 'Point', coordinates: [...HIDDEN] }
      },
      slug: undefined
    });
    await keep('close');
    expect(await found()).toBe(1);
    await closeAs('not-for-everyone', { slug: 'rifugio' });
    expect(await found()).toBe(0);
  });
});

/** Somebody proposes to close it, and a coordinator does, for a reason. */
async function closeAs(reason: string, fields: { readonly slug: string; readonly target?: string }) {
  await database
    .as('anon')
    .sql('select public.propose($1)', [
      proposal({ kind: 'close', secret: newSecret(), message: 'Non va mostrato.', ...fields })
    ]);
  const [waiting] = await database.sql<{ id: string }>(
    `select id from public.contributions where state = 'pending' and kind = 'close'`
  );
  await database
    .as('authenticated', { sub: coordinator })
    .sql('select public.decide($1, $2)', [waiting!.id, { action: 'accept', reason }]);
}

describe('of what has been closed', () => {
  const answer = async (name: string, parameters: object = {}) =>
    (await database.api('anon').rpc(name, { neighbourhood: 'borgo', ...parameters })).data as unknown;
  const bring = (...entries: object[]) =>
    database.sql('select public.import_entries($1, $2)', ['test', entries]);
  /** Hours that nothing else has: who reads them reads of it. */
  const HOURS = 'Tu 21:10-22:20';

  test('because it is not for everyone a kept report says nothing, nor does a trend; of what happened there, not where', async () => {
    await bring(
      place('casa-di-fatima', { at: HIDDEN, opening_hours: HOURS }),
      activity('cena', { place: 'borgo/casa-di-fatima' })
    );
    const kept = await keep('whole');
    const before = (await answer('evidence_kept', kept)) as KeptEvidence;
    expect(JSON.stringify([before, await answer('evidence_history')])).toMatch(
      new RegExp(`casa-di-fatima.*${HOURS}.*${HOURS}`)
    );
    await change({ target: 'activities', slug: 'cena', kind: 'close' });
    await closeAs('not-for-everyone', { slug: 'casa-di-fatima' });
    const after = (await answer('evidence_kept', kept)) as KeptEvidence;
    const said = JSON.stringify([after, await answer('evidence_history')]);
    for (const one of ['fatima', HOURS, String(HIDDEN[0])]) expect(said).not.toContain(one);
    expect(after.withheld - before.withheld).toBe(2);
    expect(after.places).toHaveLength(before.places.length - 1);
    expect(after.activities).toHaveLength(before.activities.length);
    expect(after.activities.filter(({ place: where }) => where === null)).toMatchObject([
      { slug: expect.stringMatching(/^closed-/) as string }
    ]);
  });

  test('while it was protected, neither; brought back, it is in trends again', async () => {
    await bring(place('rifugio-due', { opening_hours: HOURS }));
    await change({
      slug: 'rifugio-due',
      changes: { location_precision: 'area-only', location: null, address: null }
    });
    const kept = await keep('protected');
    expect(JSON.stringify(await answer('evidence_history'))).toContain(HOURS);
    await change({ slug: 'rifugio-due', kind: 'close' });
    expect(
      JSON.stringify([await answer('evidence_kept', kept), await answer('evidence_history')])
    ).not.toMatch(new RegExp(`rifugio-due|${HOURS}`));
    const [closed] = await database.sql<{ id: string }>('select max(id)::text as id from public.revisions');
    await database
      .as('authenticated', { sub: coordinator })
      .sql('select public.undo_revision($1)', [closed!.id]);
    expect(JSON.stringify(await answer('evidence_history'))).toContain(HOURS);
  });

  test('for another reason a kept report says all but its name, and so not its address', async () => {
    await bring(place('bar-di-zeinab', { at: [9.1321, 45.4711] }));
    const kept = await keep('other');
    await closeAs('closed', { slug: 'bar-di-zeinab' });
    const { places, withheld } = (await answer('evidence_kept', kept)) as KeptEvidence;
    expect(JSON.stringify(places)).not.toContain('zeinab');
    const [one] = places.filter(({ position }) => position.point?.[0] === 9.1321);
    expect(one).toMatchObject({ slug: expect.stringMatching(/^closed-[0-9a-f]{12}$/) as string, name: null });
    expect(withheld).toBe(0);
    // Nor can it be found in the trends by what it is called there.
    expect(JSON.stringify(await answer('evidence_history'))).not.toContain(one!.slug.slice('closed-'.length));
  });

  test('of an organisation that is not for everyone it is not said what was its', async () => {
    await bring(
      organisation('lega-di-fatima', { areas_served: ['borgo'] }),
      place('sportello-due', { organisation: 'lega-di-fatima', opening_hours: HOURS })
    );
    await keep('organisation');
    const mentions = async () =>
      (
        await database.sql<{ count: number }>(
          `select count(*)::int as count from private.evidence_pieces as p where p.content::text like '%lega-di-fatima%'`
        )
      )[0]!.count;
    expect(await mentions()).toBe(1);
    await change({ slug: 'sportello-due', changes: { organisation: null } });
    await closeAs('not-for-everyone', { target: 'organisations', slug: 'lega-di-fatima' });
    expect(await mentions()).toBe(0);
  });
});

test('a neighbourhood keeps 24 reports a day; its coordinator can keep one beyond', async () => {
  await database.sql('delete from private.turns');
  for (let times = 0; times < 24; times++) {
    await change({ slug: 'biblioteca', changes: { opening_hours: `Mo-Fr 08:00-1${times % 2}:00` } });
    await keep(`address ${times}`);
  }
  await change({ slug: 'biblioteca', changes: { opening_hours: 'Su 08:00-10:00' } });
  await expect(keep('one more')).rejects.toMatchObject({ code: 'PT429' });
  const stranger = database.as('authenticated', { sub: '00000000-0000-4000-8000-000000000009' });
  await expect(keep('a stranger', stranger)).rejects.toMatchObject({ code: 'PT429' });
  const kept = await keep('hers', database.as('authenticated', { sub: coordinator }));
  expect(await inputOf(kept)).not.toBeNull();
});

test('reports are kept ten times an hour by one address at most', async () => {
  await database.sql('delete from private.turns');
  for (let times = 0; times < 10; times++) {
    await change({ slug: 'biblioteca', changes: { opening_hours: `Mo-Fr 09:00-1${times % 2}:00` } });
    await keep('again');
  }
  await change({ slug: 'biblioteca', changes: { opening_hours: 'Su 09:00-10:00' } });
  await expect(keep('again')).rejects.toMatchObject({ code: 'PT429' });
});
