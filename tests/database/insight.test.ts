import type { Geometry } from 'geojson';
import { FEATURES, REQUIREMENTS } from '../../src/lib/place/vocabulary.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withNeighbourhoods } from '../../supabase/seed/choose.ts';
import { entriesOf } from '../../supabase/seed/load.ts';
import { readSeed } from '../../supabase/seed/read.ts';
import type { Activity } from '../../src/lib/activity/activity.ts';
import { metricGrid, type Grid } from '../../src/lib/geo/metric-grid.ts';
import { augustOf } from '../../src/lib/insight/august.ts';
import { withGiven } from '../../src/lib/insight/change.ts';
import { gaps } from '../../src/lib/insight/gaps.ts';
import { indicators } from '../../src/lib/insight/indicators.ts';
import { medianMinutes, minutesToNearest, shares } from '../../src/lib/insight/reach.ts';
import {
  spreadResidents,
  type ResidentsOfArea,
  type SpreadResidents
} from '../../src/lib/insight/residents.ts';
import { measured } from '../../src/lib/insight/gap-ground.ts';
import type { History } from '../../src/lib/insight/history.ts';
import { beyondOf } from '../../src/lib/insight/questions/beyond.ts';
import { changedSince } from '../../src/lib/insight/questions/changed-since.ts';
import { servedCitizenships } from '../../src/lib/insight/questions/citizenships.ts';
import { tallyOf } from '../../src/lib/insight/questions/tally.ts';
import { bestSpots, spotsToTry } from '../../src/lib/insight/questions/where-more.ts';
import {
  holds,
  serviceFits,
  type Condition,
  type Service,
  type Topic
} from '../../src/lib/insight/service.ts';
import { atOnce } from '../../src/lib/insight/service-for-tests.ts';
import { trendSteps } from '../../src/lib/insight/trends.server.ts';
import { weekStrip } from '../../src/lib/insight/strip.ts';
import { serviceOfActivity } from '../../src/lib/insight/week.server.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

/*
 * Every figure of the evidence once more from raw rows, by another route: cells and people by PostGIS, distances on the
 * ellipsoid, times by hand from the seed.
 */
let database: TestDatabase;
let grid: Grid;
let residents: SpreadResidents;
let services: Service[];
const now = new Date('2026-11-25T12:00:00Z');
/** Of 98 whole ones that the neighbourhood would fill, and a little. */
const ONE_CELL = 0.0125;
const walking = { index: null, walker: 'adult' } as const;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', ['seed', seedWithoutOtherPlaces()]);
  // The days that are known are those of years ago: here somebody has confirmed them, else there would be none to count.
  await database.sql('update public.activities set confirmed_at = now() where schedule is not null');
  const api = database.api('anon');
  const [home] = (await api.rpc('neighbourhoods_overview')).data as [
    {
      outline: Geometry;
      timeZone: string;
      country: string;
      localHolidays: string[];
      schoolCalendar: null;
    }
  ];
  const { areas } = (await api.rpc('residents_of', { neighbourhood: 'san-siro' })).data as {
    areas: ResidentsOfArea[];
  };
  grid = metricGrid(home.outline);
  residents = spreadResidents(grid, home.outline, areas)!;
  const activities = (await api.rpc('activities_of', { neighbourhood: 'san-siro' })).data as Activity[];
  services = activities.flatMap(
    (activity) => serviceOfActivity(activity, { monday: '2026-11-30', now, context: home }) ?? []
  );
});
afterAll(() => database.close());

/** The whole seed but the places where nothing happens: they take half a minute. */
function seedWithoutOtherPlaces() {
  const entries = entriesOf(withNeighbourhoods(readSeed(), ['san-siro']));
  const used = new Set(
    entries.flatMap(({ target, fields }) =>
      target === 'activities' ? [String(fields.place).split('/').at(-1)] : []
    )
  );
  return entries.filter(({ target, slug }) => target !== 'places' || used.has(slug));
}

const cells = () => grid.cells.map(({ centre }) => centre);
/** One way in which what nobody has recorded may be: it has nothing besides, and what is nobody knows where is elsewhere. */
const asIfAllWereTold = (all: readonly Service[]): Service[] =>
  all
    .filter(({ point }) => point !== null)
    .map((one) => ({ ...one, lacks: FEATURES.filter((feature) => !one.features.includes(feature)) }));
const gapsHere = () =>
  atOnce(
    gaps({
      services: asIfAllWereTold(services),
      cells: cells(),
      people: residents.inCells.all!,
      groups: residents.inCells,
      walking,
      completeness: () => 'complete' as const
    })
  ).missing;
const pointsOf = (topic: Topic, conditions: readonly Condition[] = []) =>
  services
    .filter((one) => serviceFits(one, topic, conditions))
    .flatMap(({ point }) => (point ? [point] : []));

/** Cells, people and minutes by PostGIS, NIL 57 being the neighbourhood; `fitting` is a condition on activities `a`. */
const bySql = (fitting: string) =>
  database.sql<{ column: number; row: number; people: number; minutes: number | null }>(
    `with home as materialized (
       select id, extensions.st_transform(outline::extensions.geometry, 32632) as outline from public.neighbourhoods
     ), cells as materialized (
       select i, j, extensions.st_intersection(extensions.st_makeenvelope(100 * i, 100 * j, 100 * i + 100, 100 * j + 100, 32632), home.outline) as piece, home.id
       from home,
         lateral generate_series(floor(extensions.st_xmin(home.outline) / 100)::integer, floor(extensions.st_xmax(home.outline) / 100)::integer) as i,
         lateral generate_series(floor(extensions.st_ymin(home.outline) / 100)::integer, floor(extensions.st_ymax(home.outline) / 100)::integer) as j
     )
     select c.i as column, c.j as row,
       l.total * extensions.st_area(c.piece) / extensions.st_area(home.outline) as people,
       (
         select min(extensions.st_distance(
           extensions.st_transform(extensions.st_centroid(c.piece), 4326)::extensions.geography, p.location
         )) * 1.3 / 75
         from public.activities as a
         join public.places as p on p.id = a.place_id
         where a.neighbourhood_id = c.id and not a.demonstration and not a.cancelled and ${fitting}
       ) as minutes
     from cells as c, home, public.residents as l
     where extensions.st_area(c.piece) > 0 and l.code = '57'`
  );

test('the cells are those that PostGIS makes, and as many people live in them', async () => {
  const theirs = await bySql('true');
  const peopleAt = new Map(theirs.map(({ column, row, people }) => [`${column} ${row}`, Number(people)]));
  for (const [number, { column, row }] of grid.cells.entries()) {
    const people = peopleAt.get(`${column} ${row}`)!;
    // We look every ten metres: on a border some looks more or less of the hundred of a cell of 270 people.
    expect(Math.abs(residents.inCells.all![number]! - people)).toBeLessThan(12);
  }
  // Those PostGIS has besides are corners that no look falls into.
  const slivers = theirs.filter(
    ({ column, row }) => !grid.cells.some((cell) => cell.column === column && cell.row === row)
  );
  expect(slivers.reduce((sum, { people }) => sum + Number(people), 0)).toBeLessThan(30);
  expect(residents.totals).toEqual({
    all: expect.closeTo(26_917, 6),
    women: expect.closeTo(13_875, 6),
    minors: expect.closeTo(4727, 6),
    foreign: expect.closeTo(9686, 6)
  });
});

describe.each<[what: string, topic: Topic, conditions: Condition[], sql: string]>([
  ['Italian courses', { of: 'kind', value: 'italian-course' }, [], `a.kind = 'italian-course'`],
  [
    'Italian courses among women, with childcare',
    { of: 'kind', value: 'italian-course' },
    [
      { of: 'feature', value: 'women-only' },
      { of: 'feature', value: 'childcare' }
    ],
    `a.kind = 'italian-course' and a.features @> '{women-only}' and (a.childcare is not null or a.features @> '{childcare}')`
  ],
  [
    'orientation that asks for no permit',
    { of: 'stage', value: 'orientation' },
    [{ of: 'without', value: 'residence-permit' }],
    `a.stage = 'orientation' and a.not_asked @> '{residence-permit}'`
  ]
])('%s', (_, topic, conditions, sql) => {
  test('are reached by as many people within 5, 10 and 15 minutes as PostGIS counts', async () => {
    const theirs = await bySql(sql);
    const all = theirs.reduce((sum, { people }) => sum + Number(people), 0);
    const minutes = minutesToNearest(cells(), pointsOf(topic, conditions), walking);
    for (const { limit, share } of shares(residents.inCells.all!, minutes)) {
      const within = theirs.filter(({ minutes }) => minutes !== null && minutes <= limit);
      const expected = within.reduce((sum, { people }) => sum + Number(people), 0) / all;
      // A cell more or less: its middle is at the limit, on the sphere or on the ellipsoid.
      expect(Math.abs(share - expected), `${limit} minutes`).toBeLessThan(ONE_CELL);
    }
    const [half] = await medianBySql(sql);
    expect(Math.abs(medianMinutes(residents.inCells.all!, minutes)! - half!)).toBeLessThan(0.3);
  });
});

test.each([
  ['with-child', 0.86 * 60],
  ['pram', 60]
] as const)('who walks as %s gets as far as PostGIS says at that speed', async (walker, speed) => {
  const theirs = await bySql(`a.kind = 'italian-course'`);
  const all = theirs.reduce((sum, { people }) => sum + Number(people), 0);
  const points = pointsOf({ of: 'kind', value: 'italian-course' });
  const minutes = minutesToNearest(cells(), points, { index: null, walker });
  for (const { limit, share } of shares(residents.inCells.all!, minutes)) {
    const within = theirs.filter(({ minutes }) => (Number(minutes) * 75) / speed <= limit);
    const expected = within.reduce((sum, { people }) => sum + Number(people), 0) / all;
    expect(Math.abs(share - expected), `${limit} minutes`).toBeLessThan(ONE_CELL);
  }
});

/** The weighted median, by a window of SQL. */
async function medianBySql(fitting: string): Promise<number[]> {
  const rows = (await bySql(fitting)).map(
    ({ people, minutes }) => [Number(minutes), Number(people)] as const
  );
  const found = await database.sql<{ minutes: number }>(
    `with c as (select (v ->> 0)::float as minutes, (v ->> 1)::float as people from jsonb_array_elements($1::jsonb) as v),
       r as (select minutes, sum(people) over (order by minutes) as passed, sum(people) over () as total from c)
     select min(minutes) as minutes from r where passed >= total / 2`,
    [rows]
  );
  return found.map(({ minutes }) => Number(minutes));
}

test('the hours of the strip are those of the rows', async () => {
  // Of Italian courses only two have days: the morning one on Wednesday and Friday, and the one in the square.
  const timed = await database.sql<{
    slug: string;
    schedule: { start: string; duration: number; rrule: string };
  }>(
    `select slug, schedule from public.activities
     where kind = 'italian-course' and schedule is not null and not demonstration and not cancelled order by slug`
  );
  const expected = new Set<number>();
  const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  for (const { slug, schedule } of timed) {
    if (!services.some((one) => one.slug === slug)) continue;
    const [hour, minute] = schedule.start.slice(11).split(':').map(Number) as [number, number];
    for (const day of /BYDAY=([A-Z,]+)/.exec(schedule.rrule)![1]!.split(','))
      for (let at = 0; at < 24; at++) {
        const begin = Math.max(at * 60, hour * 60 + minute);
        const end = Math.min((at + 1) * 60, hour * 60 + minute + schedule.duration);
        if (end - begin >= 60) expected.add(DAYS.indexOf(day) * 24 + at);
      }
  }
  const strip = atOnce(
    weekStrip(
      services.filter((one) => one.kind === 'italian-course'),
      cells(),
      residents.inCells.all!,
      walking
    )
  );
  expect(strip.flatMap(({ services }, at) => (services > 0 ? [at] : []))).toEqual(
    [...expected].sort((a, b) => a - b)
  );
  expect(expected.size).toBeGreaterThan(0);
});

test('whom a gap concerns is whom PostGIS finds more than 15 minutes away', async () => {
  const all = gapsHere();
  const far = all.find(
    ({ topic, conditions, kind }) =>
      topic.value === 'homework-help' && conditions.length === 0 && kind === 'far'
  )!;
  const theirs = await bySql(`a.kind = 'homework-help'`);
  const expected = theirs.reduce(
    (sum, { people, minutes }) => (Number(minutes) > 15 ? sum + Number(people) : sum),
    0
  );
  // Homework help is for children: as large a part of the minors, who are spread as everybody is.
  expect(far.group).toBe('minors');
  expect(Math.abs(far.people / 4727 - expected / 26_917)).toBeLessThan(ONE_CELL);
  const [nobody] = await database.sql<{ count: string }>(
    `select count(*) from public.activities where kind = 'playgroup' and not demonstration`
  );
  expect(Number(nobody!.count)).toBe(0);
  expect(all.some(({ topic, kind }) => topic.value === 'playgroup' && kind === 'nobody')).toBe(true);
});

test('on which side of the neighbourhood a gap lies is where PostGIS sees its people from the middle of all', async () => {
  const SECTORS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];
  const far = gapsHere().filter(
    ({ kind, topic, conditions }) => kind === 'far' && topic.of === 'kind' && conditions.length === 0
  );
  expect(far.length).toBeGreaterThan(0);
  for (const { topic, side } of far) {
    const theirs = await bySql(`a.kind = '${topic.value}'`);
    const [seen] = await database.sql<{ metres: number; azimuth: number }>(
      `with c as (
         select 100 * (v ->> 0)::float + 50 as x, 100 * (v ->> 1)::float + 50 as y, (v ->> 2)::float as people, (v ->> 3)::float > 15 as is_far
         from jsonb_array_elements($1::jsonb) as v
       ), m as (
         select extensions.st_makepoint(sum(x * people) / sum(people), sum(y * people) / sum(people)) as everyone,
           extensions.st_makepoint(
             sum(x * people) filter (where is_far) / sum(people) filter (where is_far),
             sum(y * people) filter (where is_far) / sum(people) filter (where is_far)
           ) as affected
         from c
       )
       select extensions.st_distance(everyone, affected) as metres, degrees(extensions.st_azimuth(everyone, affected)) as azimuth from m`,
      [theirs.map(({ column, row, people, minutes }) => [column, row, people, minutes])]
    );
    const sector = SECTORS[Math.round(Number(seen!.azimuth) / 45) % 8];
    expect(side, topic.value).toBe(Number(seen!.metres) < 150 ? null : sector);
  }
});

describe('what would close a gap', () => {
  const CHILDCARE = `(a.childcare is not null or a.features @> '{childcare}')`;
  const sum = (rows: readonly { people: number }[]) =>
    rows.reduce((people, row) => people + Number(row.people), 0);
  const gapOf = (value: string, condition: string) =>
    gapsHere().find((gap) => gap.topic.value === value && gap.conditions[0]?.value === condition)!;

  test('is the service that with childcare would serve the most people, of all PostGIS tries in its place', async () => {
    const gap = gapOf('homework-help', 'childcare');
    const have = await bySql(`a.kind = 'homework-help' and ${CHILDCARE}`);
    const lacking = await database.sql<{ slug: string }>(
      `select a.slug from public.activities as a join public.places as p on p.id = a.place_id
       where a.kind = 'homework-help' and not a.demonstration and not a.cancelled and p.location is not null and not ${CHILDCARE}`
    );
    const gains = new Map<string, number>();
    for (const { slug } of lacking) {
      const theirs = await bySql(`a.slug = '${slug}'`);
      const isFar = (at: number) => !(have[at]!.minutes !== null && have[at]!.minutes <= 15);
      gains.set(
        slug,
        sum(theirs.filter(({ minutes }, at) => isFar(at) && minutes !== null && minutes <= 15))
      );
    }
    expect(gains.size).toBeGreaterThan(0);
    const best = Math.max(...gains.values());
    expect(Math.abs(gap.gained / 4727 - best / 26_917)).toBeLessThan(ONE_CELL);
    expect(Math.abs(gains.get(gap.nearest!.service.slug)! - best) / 26_917).toBeLessThan(ONE_CELL);
  });

  test('is compared with the mean walk of the neighbourhood and with the same thing without childcare', async () => {
    const all = gapsHere();
    const far = all.find(
      ({ topic, conditions }) => topic.value === 'homework-help' && conditions.length === 0
    )!;
    const theirs = (await bySql(`a.kind = 'homework-help'`)).map(({ people, minutes }) => ({
      people: Number(people),
      minutes: Number(minutes)
    }));
    const mean = (rows: typeof theirs) =>
      rows.reduce((walked, { people, minutes }) => walked + people * minutes, 0) / sum(rows);
    const affected = theirs.filter(({ minutes }) => minutes > 15);
    expect(Math.abs(far.walk!.all - mean(theirs))).toBeLessThan(0.1);
    expect(Math.abs(far.walk!.affected - mean(affected))).toBeLessThan(0.15);
    const plain = gapOf('homework-help', 'childcare').plainShare;
    expect(Math.abs(plain! - sum(affected) / sum(theirs))).toBeLessThan(ONE_CELL);
  });

  test('reaches as many people as PostGIS counts when that one service has childcare too', async () => {
    const { nearest, topic, conditions } = gapOf('homework-help', 'childcare');
    const { slug } = nearest!.service;
    const then = services.map((one) =>
      one.slug === slug ? withGiven(one, { gives: nearest!.lacks, moves: false }) : one
    );
    const points = then
      .filter((one) => serviceFits(one, topic, conditions))
      .flatMap(({ point }) => (point ? [point] : []));
    const theirs = await bySql(`a.kind = 'homework-help' and (${CHILDCARE} or a.slug = '${slug}')`);
    const minutes = minutesToNearest(cells(), points, walking);
    for (const { limit, share } of shares(residents.inCells.all!, minutes)) {
      const within = sum(theirs.filter(({ minutes: at }) => at !== null && at <= limit));
      expect(Math.abs(share - within / sum(theirs)), `${limit} minutes`).toBeLessThan(ONE_CELL);
    }
  });
});

test('what closes in August is what the rows have no day of in that week', async () => {
  const week = '2027-08-09';
  const [home] = (await database.api('anon').rpc('neighbourhoods_overview')).data as [never];
  const activities = (await database.api('anon').rpc('activities_of', { neighbourhood: 'san-siro' }))
    .data as Activity[];
  const then = activities.flatMap(
    (activity) => serviceOfActivity(activity, { monday: week, now, context: home }) ?? []
  );
  const { known, closed } = augustOf(services, then);
  // By hand: a rule goes on until its end, in the months of its season, and where it pauses not while schools are closed.
  const over = await database.sql<{ slug: string }>(
    `select a.slug
     from public.activities as a join public.neighbourhoods as n on n.id = a.neighbourhood_id,
       lateral (select a.schedule #>> '{season,from}' as "from", a.schedule #>> '{season,to}' as "to") as s
     where a.slug = any ($1)
       and (
         substring(a.schedule ->> 'rrule' from 'UNTIL=([0-9]{8})') < '20270809'
         or case when s."from" <= s."to" then '08' not between s."from" and s."to" else '08' > s."to" and '08' < s."from" end
         or (a.schedule ->> 'pausesInSchoolHolidays' = 'true' and exists (
           select from jsonb_array_elements(n.school_calendar -> 'holidays') as h
           where h ->> 'from' <= '2027-08-09' and h ->> 'to' >= '2027-08-15'
         ))
       )
     order by a.slug`,
    [known.map(({ slug }) => slug)]
  );
  expect(closed.map(({ slug }) => slug).sort()).toEqual(over.map(({ slug }) => slug));
  expect([known.length > 0, closed.length > 0]).toEqual([true, true]);
});

test('indicators are those of the rows', async () => {
  const [row] = await database.sql<Record<string, string>>(
    `select
       count(*) filter (where a.childcare is not null or a.features @> '{childcare}') as childcare,
       count(*) filter (where a.confirmed_at > now() - interval '6 months') as confirmed,
       count(distinct a.stage) filter (where p.location is not null) as stages
     from public.activities as a
     left join public.places as p on p.id = a.place_id
     where not a.demonstration and not a.cancelled and a.slug = any ($1)`,
    [services.map(({ slug }) => slug)]
  );
  const [people] = await database.sql<{ known: string }>(
    `select sum(v.value::integer) as known
     from public.residents, lateral jsonb_each_text(citizenships) as v where code = '57' and v.key in ('EG', 'PH', 'PE')`
  );
  const values = new Map(
    indicators(services, residents.areas[0]!.citizenships).map(({ name, value, of }) => [name, [value, of]])
  );
  expect(values.get('activities')).toEqual([services.length, null]);
  expect(values.get('childcare')).toEqual([Number(row!.childcare), services.length]);
  expect(values.get('confirmed')).toEqual([Number(row!.confirmed), services.length]);
  expect(values.get('stages')).toEqual([Number(row!.stages), 5]);
  // Nobody has said yet which languages are spoken.
  expect(values.get('languages')).toEqual([null, Number(people!.known)]);
});

test('the steps of the path are served by as many providers as the rows say', async () => {
  const rows = await database.sql<Record<string, number> & { stage: string }>(
    `select a.stage,
       count(distinct coalesce(a.organisation_id, a.place_id))::int as "all",
       count(distinct coalesce(a.organisation_id, a.place_id)) filter (where a.childcare is not null or a.features @> '{childcare}')::int as childcare,
       count(distinct coalesce(a.organisation_id, a.place_id)) filter (where a.features @> '{women-only}')::int as women,
       count(distinct coalesce(a.organisation_id, a.place_id)) filter (where a.cost_euro = 0 or a.features @> '{free}')::int as free,
       -- An hour after six, or the whole of it.
       count(distinct coalesce(a.organisation_id, a.place_id)) filter (where a.schedule ->> 'rrule' ~ 'BYDAY=.*(MO|TU|WE|TH|FR)' and
         least(1440, split_part(right(a.schedule ->> 'start', 5), ':', 1)::int * 60 + right(a.schedule ->> 'start', 2)::int + (a.schedule ->> 'duration')::int)
         - greatest(1080, split_part(right(a.schedule ->> 'start', 5), ':', 1)::int * 60 + right(a.schedule ->> 'start', 2)::int)
         >= least(60, (a.schedule ->> 'duration')::int))::int as evening,
       count(distinct coalesce(a.organisation_id, a.place_id)) filter (where a.not_asked @> '{residence-permit}')::int as without
     from public.activities as a
     join public.places as p on p.id = a.place_id
     where p.location is not null and a.stage is not null and a.slug = any ($1)
     group by a.stage`,
    [services.map(({ slug }) => slug)]
  );
  const expected = Object.fromEntries(
    rows.map(({ stage, ...counts }) => [
      stage,
      ['all', 'childcare', 'women', 'free', 'evening', 'without'].map((one) => counts[one])
    ])
  );
  expect(rows.length).toBeGreaterThan(1);
  for (const { stage, served } of trendSteps(services, []))
    expect(
      served.map(({ known }) => known),
      stage
    ).toEqual(expected[stage] ?? [0, 0, 0, 0, 0, 0]);
});

test('nothing invented is counted', () => {
  expect(services.filter(({ slug }) => slug.startsWith('esempio'))).toEqual([]);
  expect(services.length).toBeGreaterThan(20);
});

describe('what officials are answered is what the raw rows say:', () => {
  const slugs = () => services.map(({ slug }) => slug);

  test('who is asked for what', async () => {
    for (const value of REQUIREMENTS) {
      const [row] = await database.sql<{ yes: number; no: number; unknown: number }>(
        `select count(*) filter (where $2 = any (not_asked))::int as yes, count(*) filter (where $2 = any (asked))::int as no,
           count(*) filter (where not $2 = any (asked) and not $2 = any (not_asked))::int as unknown
         from public.activities where slug = any ($1)`,
        [slugs(), value]
      );
      const { yes, no, unknown } = tallyOf(services, (one) => holds(one, { of: 'without', value }));
      expect([yes.length, no.length, unknown.length], value).toEqual([row!.yes, row!.no, row!.unknown]);
    }
  });

  test('whose language is spoken', async () => {
    const rows = servedCitizenships(services, residents.citizenships);
    expect(rows.length).toBeGreaterThan(1);
    for (const { country, people, languages, entries } of rows) {
      const [row] = await database.sql<{ people: number; entries: number }>(
        `select (
             select (r.citizenships ->> $2)::float from public.residents as r where r.code = '57'
           ) as people, (
             select count(*)::int from public.activities where slug = any ($1) and languages && $3::text[]
           ) as entries`,
        [slugs(), country, languages]
      );
      expect(entries, country).toBe(row!.entries);
      expect(people, country).toBeCloseTo(row!.people, 6);
    }
  });

  test('what has come since', async () => {
    const history = (await database.api('anon').rpc('evidence_history', { neighbourhood: 'san-siro' }))
      .data as History;
    const [row] = await database.sql<{ entries: number }>(
      `select (select count(*) from public.places) + (select count(*) from public.activities where not demonstration) as entries`
    );
    // All came with the seed, in this month.
    expect(changedSince(history, '2020-01')).toEqual({
      ...{ added: Number(row!.entries), closed: 0, changed: 0, confirmed: 0, same: 0 }
    });
  });

  test('how many live beyond ten minutes, and that nowhere one more would help more people than are beyond', async () => {
    const ground = measured({
      ...{ services, cells: cells(), people: residents.inCells.all!, groups: residents.inCells, walking },
      completeness: () => 'partial' as const
    });
    const all = residents.totals.all!;
    const spots = atOnce(bestSpots(ground, spotsToTry(ground.cells)));
    for (const { topic, most } of atOnce(beyondOf(ground))) {
      if (topic.of !== 'stage' || !services.some(({ stage, point }) => stage === topic.value && point))
        continue;
      const theirs = await bySql(
        `a.slug = any (array['${services
          .filter(({ stage }) => stage === topic.value)
          .map(({ slug }) => slug)
          .join("','")}'])`
      );
      const beyond = theirs
        .filter(({ minutes }) => minutes === null || Number(minutes) > 10)
        .reduce((sum, { people }) => sum + Number(people), 0);
      expect(Math.abs(most - beyond) / all, topic.value).toBeLessThan(ONE_CELL);
      expect(spots.find((one) => one.topic === topic)?.most ?? 0).toBeLessThanOrEqual(most + 1e-6);
    }
  });
});
