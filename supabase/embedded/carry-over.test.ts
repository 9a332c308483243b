import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { restoreInstallation } from './backup.ts';
import { readMigrations } from './migrate.ts';
import { prepareDatabase } from './prepare.ts';
import { startEmbedded } from './start.ts';

const NOW = new Date('2026-12-01T10:00:00Z');

/** What two versions make of the same tables; the later one counts stalls too, and lets nobody be heard. */
const FORMER = `
  create table public.markets (id bigint generated always as identity primary key, name text not null);
  create table private_settings (name text primary key, value integer);
  insert into private_settings values ('stalls', 10), ('hours', 3);`;
const STALLS = `
  create table public.stalls (
    id uuid primary key default gen_random_uuid(),
    market_id bigint references public.markets (id),
    "group" text[],
    at extensions.geography (point, 4326),
    picture bytea,
    told jsonb,
    opens timestamptz,
    euro numeric(8, 2),
    weight double precision,
    loud text generated always as (told ->> 'loud') stored
  );`;
const LATER = `
  create table private_settings (name text primary key, value integer, unit text default 'each');
  insert into private_settings values ('stalls', 12);
  create table public.markets (name text not null, id bigint generated always as identity primary key);
  create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end; $$;
  create trigger markets_refuse before insert on public.markets for each row execute function public.refuse();`;

async function migrations(files: Record<string, string>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, sql] of Object.entries(files)) writeFileSync(path.join(folder, name), sql);
  await prepareDatabase(readMigrations(folder));
  return folder;
}

/** Data that the former version made and that somebody has used, and a backup of it. */
async function formerData() {
  const dataDirectory = path.join(temporaryFolder(), 'data');
  const embedded = await startEmbedded({
    dataDirectory,
    migrationsDirectory: await migrations({ '1_markets.sql': FORMER, '2_stalls.sql': STALLS })
  });
  await embedded.sql(
    `insert into public.markets (name) select 'Market ' || n from generate_series(1, 130) as n`
  );
  await embedded.sql(`update private_settings set value = 11 where name = 'stalls'`);
  await embedded.sql(
    `insert into public.stalls (market_id, "group", at, picture, told, opens, euro, weight) values
       (2, '{a,"b, c",NULL}', 'point(9.14 45.47)', '\\x00ff27', '{"loud": "\\"è\\\\\\n"}', '2026-12-01 08:00:00.123456+01', 1.50, 0.1),
       (3, null, null, null, null, null, null, null)`
  );
  const rows = await rowsOf(embedded);
  await embedded.stop();
  const file = path.join(temporaryFolder(), 'backup.tar.gz');
  spawnSync('tar', ['-czf', file, '-C', dataDirectory, 'database', 'keys.json']);
  return { dataDirectory, file, rows, secretKey: embedded.secretKey };
}

const rowsOf = async ({ sql }: Awaited<ReturnType<typeof startEmbedded>>) => ({
  markets: await sql('select id, name from public.markets order by id'),
  stalls: await sql('select to_jsonb(s)::text as row, s.at::text from public.stalls as s order by id'),
  settings: await sql('select name, value from private_settings order by name')
});

describe.skipIf(process.env.VICINA_TEST_ENGINE === 'postgres')('data of another version', () => {
  let made: Awaited<ReturnType<typeof formerData>>;
  beforeAll(async () => {
    made = await formerData();
  });

  test('is not touched but told of in one sentence, and a backup of it is carried over whole', async () => {
    const { dataDirectory, file, rows, secretKey } = made;
    const later = await migrations({ '3_markets.sql': LATER, '4_stalls.sql': STALLS });
    await expect(startEmbedded({ dataDirectory, migrationsDirectory: later })).rejects.toMatchObject({
      code: 'OtherMigrations',
      message:
        'This data was made by another version of Vicina (its migration 1 is not here): keep it with "npm run vicina -- backup <file>", then bring it in with "npm run vicina -- restore <file>".'
    });

    const former = await restoreInstallation(file, dataDirectory, NOW, later);
    const restored = await startEmbedded({ dataDirectory, migrationsDirectory: later });
    expect(await rowsOf(restored)).toEqual(rows);
    expect(restored.secretKey).toBe(secretKey);
    expect(await restored.sql('select distinct unit from private_settings')).toEqual([{ unit: 'each' }]);
    // Numbers go on where they were, and what the later version refuses is refused again.
    await restored.sql('alter table public.markets disable trigger markets_refuse');
    expect(await restored.sql(`insert into public.markets (name) values ('x') returning id`)).toEqual([
      { id: 131 }
    ]);
    await restored.sql('alter table public.markets enable trigger markets_refuse');
    await expect(restored.sql(`insert into public.markets (name) values ('x')`)).rejects.toThrow('no');
    await restored.stop();
    expect(existsSync(path.join(dataDirectory, 'database.former'))).toBe(false);
    expect(former && existsSync(path.join(former, 'database'))).toBe(true);
  });

  test('stays as it is when there is no place for some of it', async () => {
    const dataDirectory = temporaryFolder();
    writeFileSync(path.join(dataDirectory, 'note'), '');
    const later = await migrations({ '3_markets.sql': LATER });
    await expect(restoreInstallation(made.file, dataDirectory, NOW, later)).rejects.toThrow(
      'This version has no place for what is in public.stalls.'
    );
    expect(existsSync(path.join(dataDirectory, 'note'))).toBe(true);
  });
});
