import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withTimesToTrust } from '../../src/lib/activity/activities.server.ts';
import type { Activity } from '../../src/lib/activity/activity.ts';
import { servicesFrom } from '../../src/lib/insight/ground.server.ts';
import { pointAt, servicesInHistory } from '../../src/lib/insight/history.server.ts';
import { monthAfter, monthsOver, type History } from '../../src/lib/insight/history.ts';
import { atOnce } from '../../src/lib/insight/service-for-tests.ts';
import { nextOrdinaryMonday } from '../../src/lib/insight/week.server.ts';
import type { Place } from '../../src/lib/place/place.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { activity, category, ground, place } from './entries.ts';
import { newSecret, proposal } from './proposals.ts';

const coordinator = '00000000-0000-4000-8000-000000000001';
const context = { timeZone: 'Europe/Rome', country: 'IT', localHolidays: [], schoolCalendar: null };
const groups = new Map([
  ['library', 'learning'],
  ['clinic', 'health']
] as const);

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('insert into auth.users (id, email) values ($1, $2)', [coordinator, 'c@example.org']);
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [...ground, category('clinic', { group: 'health' })]
  ]);
  await database.sql(
    `insert into public.memberships (user_id, role, neighbourhood_id)
     select $1, 'coordinator', id from public.neighbourhoods where slug = 'borgo'`,
    [coordinator]
  );
  await make();
});
afterAll(() => database.close());

const bring = (...entries: object[]) =>
  database.sql('select public.import_entries($1, $2)', ['test', entries]);
const change = (fields: object) =>
  database
    .as('authenticated', { sub: coordinator })
    .sql('select public.propose($1)', [proposal({ secret: newSecret(), ...fields })]);
/** Lets all that was done since the last time have been done so many months ago, in the middle of the month. */
let until = 0;
async function thatWas(monthsAgo: number): Promise<void> {
  await database.sql(
    `update public.revisions set created_at = date_trunc('month', now()) - make_interval(months => $1) + interval '14 days'
     where id > $2`,
    [monthsAgo, until]
  );
  const [row] = await database.sql<{ id: string }>('select max(id) as id from public.revisions');
  until = Number(row!.id);
}

async function make(): Promise<void> {
  await bring(
    place('biblioteca', { opening_hours: 'Mo-Fr 09:00-18:00' }),
    place('centro', { features: ['women-only'], opening_hours: 'Mo,We 15:00-18:00' }),
    place('vecchio', {})
  );
  await thatWas(5);
  await bring(
    activity('corso', { place: 'borgo/biblioteca', languages: ['ar'], childcare: { free: true } }),
    activity('esempio', { demonstration: true })
  );
  await change({ slug: 'vecchio', kind: 'close' });
  await thatWas(3);
  await change({ slug: 'biblioteca', changes: { category: 'clinic', languages: ['ar', 'fr'] } });
  await change({ slug: 'centro', changes: { opening_hours: 'Mo 15:00-18:00' } });
  await change({ slug: 'centro', changes: { opening_hours: 'Mo 15:00-17:00' } });
  await bring(
    activity('insieme', {
      kind: 'social',
      stage: null,
      features: ['women-only'],
      schedule: {
        start: '2026-01-07T09:30',
        duration: 90,
        timeZone: 'Europe/Rome',
        rrule: 'FREQ=WEEKLY;BYDAY=WE'
      }
    })
  );
  await thatWas(1);
  await bring(activity('lavoro', { kind: 'job', stage: 'work', deadline: '2020-01-01' }));
}

const historyNow = async () =>
  (await database.api('anon').rpc('evidence_history', { neighbourhood: 'borgo' })).data as History;
const thisMonth = async () =>
  (
    await database.sql<{ month: string }>(
      `select to_char(now() at time zone 'Europe/Rome', 'YYYY-MM') as month`
    )
  )[0]!.month;
const citizenships = { EG: 3618, FR: 100 };

describe('a trend', () => {
  test('has of every month what the revisions of it add up to', async () => {
    const history = await historyNow();
    const months = monthsOver(history, await thisMonth());
    expect(months).toHaveLength(5);
    const points = atOnce(servicesInHistory(history, months, groups, context)).map((services, at) =>
      pointAt(months[at]!, services, citizenships)
    );
    // By another route: what was created until the end of the month and not closed since.
    for (const { month, indicators, byKind } of points) {
      const [row] = await database.sql<Record<string, number>>(
        `with last as (
           select distinct on (r.entry_id) r.* from public.revisions as r
           where r.kind in ('create', 'close') and r.target in ('places', 'activities') and to_char(r.created_at at time zone 'Europe/Rome', 'YYYY-MM') <= $1
           order by r.entry_id, r.id desc
         )
         select count(*) filter (where l.target = 'places')::int as places,
           count(*) filter (where l.target = 'activities' and l.changes #>> '{demonstration,to}' is distinct from 'true')::int as activities
         from last as l where l.kind = 'create'`,
        [month]
      );
      const values = Object.fromEntries(indicators.map(({ name, value }) => [name, value]));
      expect(values, month!).toMatchObject(row!);
      expect(Object.values(byKind.groups).reduce((sum, one) => sum + one, 0)).toBe(row!['places']);
    }
    const of = (name: string) =>
      points.map(({ indicators }) => indicators.find((one) => one.name === name)!.value);
    expect(of('places')).toEqual([3, 3, 2, 2, 2]);
    expect(of('activities')).toEqual([0, 0, 1, 1, 2]);
    // Twice three hours; then two, and one and a half on Wednesdays.
    expect(of('women-hours')).toEqual([6, 6, 6, 6, 3.5]);
    expect(of('languages')).toEqual([null, null, 3618, 3618, 3718]);
    expect(of('childcare')).toEqual([0, 0, 1, 1, 1]);
    expect(of('stages')).toEqual([0, 0, 1, 1, 1]);
    expect(points.map(({ byKind }) => byKind.groups.health ?? 0)).toEqual([0, 0, 0, 0, 1]);
  });

  test('ends with what the live rows say', async () => {
    const month = await thisMonth();
    const end = new Date(`${monthAfter(month)}-01T00:00:00+01:00`);
    const [then] = atOnce(servicesInHistory(await historyNow(), [month], groups, context));
    const api = database.api('anon');
    const { data: activities } = await api.rpc('activities_of', { neighbourhood: 'borgo' });
    const { data } = await api.rpc('search_places', { neighbourhood: 'borgo', filters: {} });
    const now = new Date(end.getTime() - 1000);
    const live = atOnce(
      servicesFrom(
        {
          activities: (activities as Activity[]).map(withTimesToTrust),
          places: (data as { places: Place[] }).places,
          groups
        },
        { monday: nextOrdinaryMonday(now, context), now, context }
      )
    );
    expect(pointAt(month, then!, citizenships)).toEqual(pointAt(month, live, citizenships));
    // And once more from the rows: one activity of 90 minutes on each of its days, and a place open for two hours on one.
    const [row] = await database.sql<{ places: number; minutes: number; hours: string }>(
      `select (select count(*)::int from public.places) as places,
         (select sum((a.schedule ->> 'duration')::int * cardinality(string_to_array(substring(a.schedule ->> 'rrule' from 'BYDAY=([A-Z,]+)'), ',')))::int
          from public.activities as a where a.features @> '{women-only}' and not a.demonstration) as minutes,
         (select string_agg(p.opening_hours, ';') from public.places as p where p.features @> '{women-only}') as hours`
    );
    expect(row).toEqual({ places: 2, minutes: 90, hours: 'Mo 15:00-17:00' });
    const value = (name: string) =>
      pointAt(month, live, citizenships).indicators.find((one) => one.name === name)!.value;
    expect(value('places')).toBe(row!.places);
    expect(value('women-hours')).toBe(row!.minutes / 60 + 2);
  });

  test('counts as confirmed what somebody confirmed in the six months before', async () => {
    await database.sql(`select public.confirm_entry('borgo', 'places', 'biblioteca', null, '192.0.2.1')`);
    const month = await thisMonth();
    const [services] = atOnce(servicesInHistory(await historyNow(), [month], groups, context));
    const [row] = await database.sql<{ count: number }>(
      `select count(*)::int as count from public.places where confirmed_at > now() - interval '6 months'`
    );
    expect(pointAt(month, services!, {}).indicators.find(({ name }) => name === 'confirmed')!.value).toBe(
      row!.count
    );
  });

  test('says of no entry which it is, what it is called or where', async () => {
    const text = JSON.stringify(await historyNow());
    for (const word of ['biblioteca', 'centro', 'vecchio', 'corso', '9.14', '45.47'])
      expect(text).not.toContain(word);
    const ids = await database.sql<{ id: string }>('select id::text from public.places');
    for (const { id } of ids) expect(text).not.toContain(id);
  });

  test('tells entries apart by what nobody can make of what is public', async () => {
    const entries = new Set((await historyNow()).steps.map(({ entry }) => entry));
    const ids = await database.sql<{ id: string }>(
      'select distinct entry_id::text as id from public.revisions'
    );
    for (const { id } of ids)
      for (const algorithm of ['sha256', 'md5'])
        expect(entries).not.toContain(createHash(algorithm).update(id).digest('hex').slice(0, 12));
    // Another installation, another key; without one, none.
    await database.sql('begin');
    try {
      await database.sql(`update private.history_secret set key = sha256('another')`);
      for (const { entry } of (await historyNow()).steps) expect(entries).not.toContain(entry);
    } finally {
      await database.sql('rollback');
    }
    for (const role of ['anon', 'authenticated', 'service_role'] as const)
      await expect(database.as(role).sql('select * from private.history_secret')).rejects.toMatchObject({
        code: '42501'
      });
  });

  test('of a neighbourhood that is not there is refused', async () => {
    const { error } = await database.api('anon').rpc('evidence_history', { neighbourhood: 'altrove' });
    expect(error!.code).toBe('PT404');
  });
});

interface Counts {
  readonly quarters: readonly {
    readonly quarter: string;
    readonly by: Readonly<Record<string, number | null>> | null;
    readonly decided: number | null;
    readonly medianDays: number | null;
  }[];
}

describe('contributions', () => {
  /** So many proposals of a kind, made on a day and decided after some days. */
  const made = (many: number, by: string, day: string, { days = [0], state = 'accepted' } = {}) =>
    database.sql(
      `insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, state, created_at, decided_at)
       select n.id, 'places', gen_random_uuid(), 'update', '{"address": "Via Due 2"}', $2, $3, $4::timestamptz + make_interval(hours => i),
         case when $3 <> 'pending' then $4::timestamptz + make_interval(hours => i) + make_interval(days => ($5::integer[])[1 + i % array_length($5::integer[], 1)]) end
       from public.neighbourhoods as n, generate_series(0, $1::integer - 1) as i where n.slug = 'borgo'`,
      [many, by, state, day, days]
    );
  const counted = async (today = '2025-07-15') =>
    (await database.api('anon').rpc('contribution_counts', { neighbourhood: 'borgo', today })).data as Counts;

  beforeAll(async () => {
    await made(7, 'neighbour', '2025-02-03', { days: [1, 2, 9] });
    await made(4, 'organisation', '2025-02-03');
    await made(5, 'coordinator', '2025-02-03');
    await made(3, 'neighbour', '2025-05-03', { days: [30], state: 'refused' });
    await made(6, 'neighbour', '2025-05-04', { state: 'pending' });
    await made(9, 'import', '2025-07-10');
  });

  test('are counted by who contributed, of quarters that are over; fewer than five are not told', async () => {
    const { quarters } = await counted();
    const [rows] = await database.sql<{ neighbours: number; median: number }>(
      `select count(*)::int as neighbours, percentile_cont(0.5) within group (order by extract(epoch from decided_at - created_at) / 86400) as median
       from public.contributions where contributor_kind = 'neighbour' and created_at >= '2025-01-01' and created_at < '2025-04-01'`
    );
    expect(quarters).toEqual([
      {
        quarter: '2025-Q1',
        by: { coordinator: 5, neighbour: rows!.neighbours, organisation: null },
        decided: 7,
        medianDays: Number(rows!.median)
      },
      // Three decisions are too few to say how long they took.
      { quarter: '2025-Q2', by: { neighbour: 9 }, decided: null, medianDays: null }
    ]);
    expect(rows).toEqual({ neighbours: 7, median: 2 });
  });

  test('of this quarter are not told, whatever day somebody says it is', async () => {
    const before = await counted('2999-01-01');
    await made(20, 'neighbour', new Date().toISOString().slice(0, 10));
    expect(await counted('2999-01-01')).toEqual(before);
  });

  test('that only confirm are counted apart', async () => {
    await database.sql(
      `insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, state, created_at, decided_at)
       select n.id, 'places', gen_random_uuid(), 'update', '{"confirmed_at": "2024-02-01T00:00:00Z"}', 'neighbour', 'accepted', '2024-02-01', '2024-02-01'
       from public.neighbourhoods as n, generate_series(1, 6) where n.slug = 'borgo'`
    );
    expect((await counted()).quarters[0]).toEqual({
      quarter: '2024-Q1',
      by: { confirmation: 6 },
      decided: null,
      medianDays: null
    });
  });
});
