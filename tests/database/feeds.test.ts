import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchFeeds, type FetchedFeed } from '../../src/commands/feeds.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { activity, ground, organisation, place } from './entries.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const editor = '00000000-0000-4000-8000-000000000003';
const partner = '00000000-0000-4000-8000-000000000004';

let database: TestDatabase;
let server: Server;
let origin: string;
let answerWith: RequestListener;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [...ground, organisation('circolo'), organisation('altra'), place('biblioteca'), activity('corso')]
  ]);
  for (const [id, role] of [
    [editor, 'editor'],
    [partner, 'partner']
  ] as const) {
    await database.sql('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.org`]);
    await database.sql(
      `insert into public.memberships (user_id, role, organisation_id)
       select $1, $2, id from public.organisations where slug = 'circolo'`,
      [id, role]
    );
  }
  server = createServer((request, response) => answerWith(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await database.api('service_role').rpc('add_feed', {
    neighbourhood: 'borgo',
    organisation: 'circolo',
    url: `${origin}/eventi.ics`,
    activity_kind: 'italian-course'
  });
});
afterAll(async () => {
  server.close();
  await database.close();
});

const lesson = (uid: string, ...more: string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:Lezione ${uid}`, 'DTSTART:20261201T090000', 'DTEND:20261201T110000']
    .concat(more, 'END:VEVENT')
    .join('\r\n');

const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR', ''].join('\r\n');

/** Fetches from this one machine, which nobody else may. */
async function fetchNow(body?: string, now = NOW): Promise<FetchedFeed> {
  if (body !== undefined) answerWith = (_, response) => response.end(body);
  const [fetched] = await fetchFeeds(database.api('service_role'), {
    olderThanMinutes: 0,
    now,
    fetchOptions: { alsoAllowed: (address) => address === '127.0.0.1' }
  });
  return fetched!;
}

interface Row {
  readonly slug: string;
  readonly kind: string;
  readonly title: { readonly it: string };
  readonly cancelled: boolean;
}

const lessons = () =>
  database.sql<Row>(
    'select slug, kind, title, cancelled from public.activities where calendar_uid is not null order by calendar_uid'
  );
const noted = async () =>
  (
    await database.sql<{
      last_error: string | null;
      report: { imported: number };
      last_succeeded_at: unknown;
    }>('select last_error, report, last_succeeded_at from public.feeds')
  )[0]!;

test('a private address is not asked, and its owner is told why', async () => {
  const [fetched] = await fetchFeeds(database.api('service_role'), { olderThanMinutes: 0, now: NOW });
  expect(fetched!.error).toContain('not one of the public internet');
  expect((await noted()).last_error).toBe(fetched!.error);
});

test('the events of a calendar become activities of its organisation', async () => {
  const { error, report } = await fetchNow(
    calendar(lesson('a'), lesson('b'), lesson('c', 'RRULE:FREQ=SECONDLY'))
  );
  expect(error).toBeNull();
  expect(report).toMatchObject({ imported: 2, past: 0, refused: 1, changed: 2 });
  expect(report!.refusals).toEqual([
    expect.objectContaining({ title: 'Lezione c', reason: 'rule-too-often', sentence: expect.any(String) })
  ]);
  expect(await lessons()).toMatchObject([
    { kind: 'italian-course', title: { it: 'Lezione a' }, cancelled: false },
    { title: { it: 'Lezione b' } }
  ]);
  expect(await noted()).toMatchObject({ last_error: null, report: { imported: 2 } });
});

test('fetched again without a change, nothing is written', async () => {
  const before = await database.sql('select max(id) from public.revisions');
  expect((await fetchNow()).report).toMatchObject({ imported: 2, changed: 0 });
  expect(await database.sql('select max(id) from public.revisions')).toEqual(before);
});

test('an event that is renamed stays the same activity, and one that is gone is shown as cancelled', async () => {
  const [before] = await lessons();
  const { report } = await fetchNow(calendar(lesson('a').replace('Lezione a', 'Lezione in piazza')));
  expect(report!.gone).toHaveLength(1);
  expect(await lessons()).toMatchObject([
    { slug: before!.slug, title: { it: 'Lezione in piazza' }, cancelled: false },
    { title: { it: 'Lezione b' }, cancelled: true }
  ]);
});

test('one that comes back takes place again, and an empty calendar cancels nothing', async () => {
  await fetchNow(calendar(lesson('a'), lesson('b')));
  expect((await lessons()).map(({ cancelled }) => cancelled)).toEqual([false, false]);
  await fetchNow(calendar());
  expect((await lessons()).map(({ cancelled }) => cancelled)).toEqual([false, false]);
});

test('what somebody changed by hand stays hers, and is said', async () => {
  const [{ slug }] = (await lessons()) as [Row];
  await database.sql(
    `with changed as (
       insert into public.contributions (neighbourhood_id, target, entry_id, kind, base_revision, changes, contributor_kind)
       select neighbourhood_id, 'activities', id, 'update', revision, '{"title": {"it": "A mano"}}', 'coordinator'
       from public.activities where slug = $1 returning id
     ) select id from changed`,
    [slug]
  );
  await database.sql(`select private.decide(id, null) from public.contributions where state = 'pending'`);
  const { report } = await fetchNow(calendar(lesson('a'), lesson('b')));
  expect(report!.notes).toEqual([expect.stringContaining('keeps what people changed (title)')]);
  expect((await lessons())[0]!.title.it).toBe('A mano');
});

test('a calendar cannot change the activities of another organisation', async () => {
  await database.api('service_role').rpc('add_feed', {
    neighbourhood: 'borgo',
    organisation: 'altra',
    url: `${origin}/altra.ics`
  });
  answerWith = (_, response) => response.end(calendar(lesson('a').replace('Lezione', 'Rubata')));
  const fetched = await fetchFeeds(database.api('service_role'), {
    olderThanMinutes: 0,
    now: NOW,
    fetchOptions: { alsoAllowed: () => true }
  });
  const other = fetched.find(({ feed }) => feed.organisation === 'altra')!;
  expect(other.report!.refusals).toEqual([expect.objectContaining({ reason: 'of-another' })]);
  expect(JSON.stringify(await lessons())).not.toContain('Rubata');
  const { data } = await database
    .api('service_role')
    .rpc('remove_feed', { neighbourhood: 'borgo', organisation: 'altra', url: `${origin}/altra.ics` });
  expect(data).toBe(true);
});

test('a web page in its place is said in a sentence, and what was there stays', async () => {
  const { error } = await fetchNow('<!DOCTYPE html><html></html>');
  expect(error).toContain('a web page, not a calendar');
  expect(await noted()).toMatchObject({ last_error: error, last_succeeded_at: expect.anything() });
  expect(await lessons()).toHaveLength(2);
});

test('a calendar that has not changed is read again only in another month', async () => {
  answerWith = (request, response) =>
    request.headers['if-none-match'] === '"7"'
      ? response.writeHead(304).end()
      : response.writeHead(200, { etag: '"7"' }).end(calendar(lesson('a'), lesson('b')));
  // The database notes by its own clock when a calendar was fetched.
  const now = new Date();
  const later = new Date(now.getTime() + 45 * 86_400_000);
  expect((await fetchNow(undefined, now)).report).not.toBeNull();
  expect(await fetchNow(undefined, now)).toMatchObject({ error: null, report: null });
  expect((await fetchNow(undefined, later)).report).not.toBeNull();
});

test('only those are fetched that have not been for a while', async () => {
  expect(await fetchFeeds(database.api('service_role'), { olderThanMinutes: 60, now: NOW })).toEqual([]);
});

test('the address of a calendar is shown to the editors of its organisation, to nobody else', async () => {
  const seenBy = (sub: string) => database.as('authenticated', { sub }).sql('select url from public.feeds');
  expect(await seenBy(editor)).toEqual([{ url: `${origin}/eventi.ics` }]);
  expect(await seenBy(partner)).toEqual([]);
  const everything = await database.as('anon').sql('select public.activities_of($1)::text as all', ['borgo']);
  expect(JSON.stringify(everything)).not.toContain('eventi.ics');
});

test('when entries changed is told to everybody, newest first, and nothing of what was changed', async () => {
  const [dates] = await database
    .as('anon')
    .sql<{ of: object }>(`select public.activity_dates('borgo') as of`);
  expect(Object.keys(dates!.of)).toHaveLength(3);
  expect(Object.values(dates!.of)).toContainEqual(expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));
  const [recent] = await database
    .as('anon')
    .sql<{ of: { changedAt: string; place: { slug: string } }[] }>(
      `select public.recent_places('borgo') as of`
    );
  expect(recent!.of.map(({ place: { slug } }) => slug)).toEqual(['biblioteca']);
});

test('a neighbourhood or organisation that is not there is named', async () => {
  const add = (neighbourhood: string, organisation: string) =>
    database.api('service_role').rpc('add_feed', { neighbourhood, organisation, url: 'https://x.example/' });
  expect((await add('nowhere', 'circolo')).error?.message).toContain('"nowhere"');
  expect((await add('borgo', 'nobody')).error?.message).toContain('"nobody"');
});

test('an editor adds the calendar of her organisation as web sites write its address, and takes it away', async () => {
  const hers = database.as('authenticated', { sub: editor });
  const add = (url: string, organisation = 'circolo') =>
    hers.sql<{ id: string }>('select public.add_calendar($1, $2, $3, $4) as id', [
      'borgo',
      organisation,
      url,
      'social'
    ]);
  const [{ id } = { id: '' }] = await add('webcal://circolo.example/corsi.ics ');
  const addresses = () =>
    database.sql<{ url: string }>("select url from public.feeds where url like '%corsi%'");
  expect(await addresses()).toEqual([{ url: 'https://circolo.example/corsi.ics' }]);
  await expect(add('https://altra.example/a.ics', 'altra')).rejects.toThrow('Only who coordinates');
  await database.sql("update public.organisations set areas_served = '{altrove}' where slug = 'circolo'");
  await expect(add('https://circolo.example/a.ics')).rejects.toThrow('Only who coordinates');
  await database.sql("update public.organisations set areas_served = '{borgo}' where slug = 'circolo'");
  for (const url of [
    'ftp://circolo.example/a.ics',
    'circolo.example/a.ics',
    'https://localhost',
    'javascript:1'
  ])
    await expect(add(url)).rejects.toThrow('no address of a calendar');
  const many = async () => {
    for (let index = 0; index < 20; index++) await add(`https://circolo.example/${index}.ics`);
  };
  await expect(many()).rejects.toThrow('ten calendars');
  await hers.sql('select public.remove_calendar($1)', [id]);
  expect(await addresses()).toEqual([]);
  await expect(hers.sql('select public.remove_calendar($1)', [id])).rejects.toThrow('no such calendar');
});
