import postgres from 'postgres';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { migrationsFolder } from './folders.ts';
import { openInstallation } from './installation.ts';
import { readMigrations } from './migrate.ts';
import { backUpPostgres, restoreIntoPostgres } from './move.ts';
import { openPostgres, type PostgresApi } from './postgres.ts';
import { packInstallation, restoreInstallation } from './backup.ts';
import { prepareDatabase } from './prepare.ts';

const SERVER = process.env['VICINA_TEST_DATABASE_URL'] ?? '';
const made: string[] = [];

const at = (database: string) => Object.assign(new URL(SERVER), { pathname: `/${database}` }).href;

async function withPool<T>(url: string, work: (pool: postgres.Sql) => Promise<T>): Promise<T> {
  const pool = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function newEmpty(): Promise<string> {
  const name = `vicina_own_${randomUUID().replaceAll('-', '')}`;
  await withPool(SERVER, (pool) => pool.unsafe(`create database ${name}`));
  made.push(name);
  return at(name);
}

const rpc = (key: string, name: string) =>
  new Request(`http://supabase.test/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: { apikey: key, 'content-type': 'application/json' },
    body: '{}'
  });

describe.runIf(process.env['VICINA_TEST_ENGINE'] === 'postgres')('a PostgreSQL of one’s own', () => {
  afterAll(async () => {
    for (const name of made)
      await withPool(SERVER, (pool) => pool.unsafe(`drop database ${name} with (force)`));
  });

  test('that holds something else is refused with one sentence, and left as it was', async () => {
    const url = await newEmpty();
    await withPool(url, (pool) => pool.unsafe('create table public.bills (id int primary key)'));
    await expect(openPostgres({ url })).rejects.toMatchObject({
      name: 'DatabaseRefused',
      message: expect.stringMatching(
        /^The database at postgres:\/\/[^ ]+ cannot be used: it holds something else \(public\.bills\): .+\.$/
      )
    });
    const [left] = await withPool(url, (pool) => pool`select to_regnamespace('auth') as auth, to_regnamespace('extensions') as extensions`); // prettier-ignore
    expect(left).toEqual({ auth: null, extensions: null });
  });

  test('that somebody else’s schema is in is refused too', async () => {
    const url = await newEmpty();
    await withPool(url, (pool) => pool.unsafe('create schema billing'));
    await expect(openPostgres({ url })).rejects.toThrow('it holds something else (schema billing)');
  });

  test.each([
    ['mysql://root@127.0.0.1/vicina', 'DATABASE_URL must be the address of a PostgreSQL'],
    ['postgres://postgres@127.0.0.1:1/vicina', 'nothing listens there'],
    ['postgres://postgres:secret@db.example.org/vicina', 'add ?sslmode=verify-full'],
    ['none', 'there is no database of that name']
  ])('at %s cannot be used, and says why without a password', async (address, why) => {
    const url = address === 'none' ? at('no_such_database').replace('@', ':secret@') : address;
    const refusal = await openPostgres({ url }).then(
      () => '',
      (error: Error) => error.message
    );
    expect(refusal).toContain(why);
    expect(refusal).not.toContain('secret');
  });

  test('is made by one of two processes that start at once, and both have the same keys', async () => {
    const url = await newEmpty();
    const [one, other] = await Promise.all([openPostgres({ url }), openPostgres({ url })]);
    expect(other.secrets).toEqual(one.secrets);
    const answers = await Promise.all(
      [one, other].map(({ handle, secrets }) => handle(rpc(secrets.publishableKey, 'data_version'), null))
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await expect(
      one.superuser.rowsAs('service_role', {}, 'select * from supabase_migrations.installation_keys')
    ).rejects.toMatchObject({ code: '42501' });
    await one.close();
    await other.close();
  });

  describe('with data', () => {
    let api: PostgresApi;
    let url: string;

    beforeAll(async () => {
      url = await newEmpty();
      api = await openPostgres({ url });
      await api.superuser.script(
        `create function public.sleeps() returns void language sql as 'select pg_sleep(20)';
         create function public.works(seconds double precision default 0.6) returns text language plpgsql as
           $$ begin perform pg_sleep(seconds); return 'done'; end $$;
         alter function public.sleeps() set statement_timeout = '300ms';
         alter role anon set statement_timeout = '3s';
         grant execute on function public.sleeps(), public.works(double precision) to anon;`
      );
      await api.close();
      api = await openPostgres({ url });
    });

    afterAll(async () => api.close());

    test('a statement ends after the time that its function was given, others go on', async () => {
      const { publishableKey } = api.secrets;
      const [slow, other] = await Promise.all([
        api.handle(rpc(publishableKey, 'sleeps'), null),
        api.handle(rpc(publishableKey, 'works'), null)
      ]);
      expect(await slow.json()).toMatchObject({ code: '57014' });
      expect(await other.json()).toBe('done');
    });

    test('a statement of a role ends after the time that the role was given', async () => {
      const response = await api.handle(
        new Request('http://supabase.test/rest/v1/rpc/works', {
          method: 'POST',
          headers: { apikey: api.secrets.publishableKey, 'content-type': 'application/json' },
          body: '{"seconds": 20}'
        }),
        null
      );
      expect(await response.json()).toMatchObject({ code: '57014' });
    });
  });

  test('away for a while is answered with 503 and one sentence, and found again by itself', async () => {
    const url = await newEmpty();
    const line = await breakableLine(url);
    const api = await openPostgres({ url: line.url });
    const ask = () => api.handle(rpc(api.secrets.publishableKey, 'data_version'), null);
    expect((await ask()).status).toBe(200);
    await line.cut();
    const away = await ask();
    expect(away.status).toBe(503);
    expect(await away.json()).toMatchObject({ message: 'The database does not answer.' });
    await line.mend();
    await expect.poll(async () => (await ask()).status, { timeout: 20_000 }).toBe(200);
    await api.close();
    await line.cut();
  });

  describe('beside an embedded one', () => {
    beforeAll(() => prepareDatabase(readMigrations(migrationsFolder)));

    test('takes a backup of it, and gives one back, row for row', async () => {
      const folder = temporaryFolder();
      const [embedded, file, back] = [
        path.join(folder, 'embedded'),
        path.join(folder, 'backup.tar.gz'),
        path.join(folder, 'back.tar.gz')
      ];
      const first = await openInstallation({ dataDirectory: embedded });
      await first.superuser.script(
        `insert into public.neighbourhoods (slug, name, city, outline, default_locale, locales, time_zone, country, revision)
       values ('borgo', '{"it": "Borgo"}', 'Milano', 'multipolygon(((9.1 45.4, 9.2 45.4, 9.2 45.5, 9.1 45.5, 9.1 45.4)))', 'it', '{it,ar}', 'Europe/Rome', 'IT', 1);
       insert into supabase_migrations.seed_files values ('supabase/seed', 'abc');
       insert into auth.users (id, email) values ('00000000-0000-4000-8000-000000000001', 'amina@example.org');`
      );
      const { secrets } = first;
      await first.close();
      const save = async ({ bytes, done }: ReturnType<typeof packInstallation>, to: string) => {
        await Promise.all([pipeline(bytes, createWriteStream(to)), done]);
      };
      await save(packInstallation(embedded), file);

      const url = await newEmpty();
      const moved = await restoreIntoPostgres(file, url);
      expect(moved.get('public.neighbourhoods')).toBe(1);
      expect(moved.get('auth.users')).toBe(1);
      const api = await openPostgres({ url });
      expect(api.secrets).toEqual(secrets);
      // While it runs, nothing is put under it; where there is data, nothing is put over it.
      await expect(restoreIntoPostgres(file, url)).rejects.toThrow('Vicina runs on the database');
      await api.superuser.rows(`update public.neighbourhoods set name = '{"it": "Borgo nuovo"}'`);
      expect(await backUpPostgres(url, (backup) => save(backup, back))).toEqual(moved);
      await api.close();
      await expect(restoreIntoPostgres(file, url)).rejects.toThrow('has data already');

      const other = path.join(folder, 'other');
      await restoreInstallation(back, other, new Date('2026-12-01T10:00:00Z'));
      const second = await openInstallation({ dataDirectory: other });
      expect(second.secrets).toEqual(secrets);
      expect(await second.superuser.rows('select name from public.neighbourhoods')).toEqual([
        { name: { it: 'Borgo nuovo' } }
      ]);
      await second.close();
    });
  });
});

/** A line to a database that can be cut and mended, as a network or a restart of the server does. */
async function breakableLine(to: string) {
  const { port, hostname } = new URL(to);
  const sockets = new Set<Socket>();
  const open = (listenAt: number) =>
    new Promise<Server>((resolve) => {
      const server = createServer((socket) => {
        const beyond = connect(Number(port), hostname);
        for (const each of [socket, beyond]) {
          sockets.add(each);
          each.on('error', () => {});
          each.on('close', () => [socket, beyond].forEach((one) => one.destroy()));
        }
        socket.pipe(beyond).pipe(socket);
      });
      server.listen(listenAt, '127.0.0.1', () => resolve(server));
    });
  let server = await open(0);
  const { port: listens } = server.address() as { port: number };
  return {
    url: Object.assign(new URL(to), { port: String(listens) }).href,
    cut: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
        sockets.clear();
      }),
    mend: async () => {
      server = await open(listens);
    }
  };
}
