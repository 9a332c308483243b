import {
  chmodSync,
  cpSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { ensureDataFolder, hasInstallation } from './data-folder.ts';
import { migrationsFolder } from './folders.ts';
import { openInstallation } from './installation.ts';
import { readMigrations } from './migrate.ts';
import { prepareDatabase } from './prepare.ts';
import { startEmbedded } from './start.ts';

const RESTORE = 'npm run vicina -- restore <file>';

let folder: string;
/** Where PostgreSQL keeps the table `kept` and its index. */
let files: { table: string; index: string };

const stopped = () => path.join(folder, 'stopped');
const killed = () => path.join(folder, 'killed');

const copy = (from: string, to: string, filter = (_: string) => true) =>
  cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, filter });

/** The tables themselves, which weigh most: what is refused unopened does not come to them. */
const isTable = (file: string) => /\bbase\/\d+\/\d+[^/]*$/.test(file);

/** One installation that was stopped in order, and the same one killed after more was written: real folders both. */
async function fillFolders(): Promise<void> {
  folder = temporaryFolder();
  await prepareDatabase(readMigrations(migrationsFolder));
  const first = await startEmbedded({ dataDirectory: stopped() });
  await first.sql('create table public.kept (id int primary key, body text)');
  await first.sql("insert into public.kept select id, repeat('x', 200) from generate_series(1, 2000) as id");
  await first.sql('create table public.dropped (id int primary key)');
  await first.sql('insert into public.dropped values (1)');
  const [found] = await first.sql<{ table: string; index: string }>(
    `select pg_relation_filepath('public.kept') as table, pg_relation_filepath('public.kept_pkey') as index`
  );
  files = found!;
  await first.stop();
  copy(stopped(), killed());
  const second = await startEmbedded({ dataDirectory: killed() });
  await second.sql(
    "insert into public.kept select id, repeat('y', 200) from generate_series(2001, 4000) as id"
  );
  await second.sql('drop table public.dropped');
  process.kill(second.pid, 'SIGKILL');
  await second.ended;
}

/** A copy of one of them, damaged. */
function damaged(
  from: string,
  damage: (dataDirectory: string) => void,
  { isLight } = { isLight: false }
): string {
  const dataDirectory = path.join(temporaryFolder(), 'data');
  copy(from, dataDirectory, (file) => !isLight || !isTable(file));
  damage(dataDirectory);
  return dataDirectory;
}

const emptied = (dataDirectory: string, name: string) => {
  rmSync(path.join(dataDirectory, name), { recursive: true });
  mkdirSync(path.join(dataDirectory, name));
};
const without = (name: string) => (dataDirectory: string) =>
  rmSync(path.join(dataDirectory, name), { recursive: true });
const cut = (name: string, bytes: number) => (dataDirectory: string) =>
  truncateSync(path.join(dataDirectory, name), bytes);
const folderInPlaceOf = (name: string) => (dataDirectory: string) => {
  rmSync(path.join(dataDirectory, name), { recursive: true, force: true });
  mkdirSync(path.join(dataDirectory, name));
};
const fileInPlaceOf = (name: string) => (dataDirectory: string) => {
  rmSync(path.join(dataDirectory, name), { recursive: true, force: true });
  writeFileSync(path.join(dataDirectory, name), 'x');
};
const segmentsIn = (log: string) =>
  readdirSync(log)
    .filter((name) => name.length === 24)
    .sort();
function cutLog(dataDirectory: string): void {
  const log = path.join(dataDirectory, 'database', 'pg_wal');
  for (const name of segmentsIn(log)) truncateSync(path.join(log, name));
}
/** Where pg_control.h says when it was written, in bytes: no start depends on it, but the checksum does. */
const TIME_OFFSET = 24;

/** One bit of what the control file says is another. */
function turnBit(dataDirectory: string): void {
  const file = path.join(dataDirectory, 'database', 'global', 'pg_control');
  const bytes = readFileSync(file);
  bytes[TIME_OFFSET] = bytes[TIME_OFFSET]! ^ 1;
  writeFileSync(file, bytes);
}

/** All files with their sizes but who has the folder; a start that is refused leaves no other trace. */
const contents = (dataDirectory: string) =>
  readdirSync(dataDirectory, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name !== 'lock' && name !== 'address')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${path.relative(dataDirectory, file)} ${statSync(file).isFile() && statSync(file).size}`)
    .sort();

const start = (dataDirectory: string) => startEmbedded({ dataDirectory });

/** Why a start is refused, with what a process of its own says to the one that starts it. */
const refusal = (dataDirectory: string) =>
  start(dataDirectory).then(
    async (embedded) => {
      await embedded.stop();
      throw new Error('It was started.');
    },
    ({ code, message }: Error & { code?: string }) => ({ code, message })
  );

/** The same in this process, for what is refused before PostgreSQL is opened. */
const refusalAtOnce = (dataDirectory: string) =>
  openInstallation({ dataDirectory }).then(
    async (installation) => {
      await installation.close();
      throw new Error('It was opened.');
    },
    ({ name, message }: Error) => ({ code: name, message })
  );

const refused = (what: string, advice = RESTORE) => ({
  code: 'FolderError',
  // One line: a sentence, no trace.
  message: expect.stringMatching(
    new RegExp(`^[^\\n]*${RegExp.escape(what)}[^\\n]*${RegExp.escape(advice)}[^\\n]*\\.$`)
  )
});

/** Does `work` where only the owner may read the keys or write into the folder, as a user who is not the owner. */
const asSomebodyElse = (dataDirectory: string, work: () => unknown) => () => {
  // "nobody" of Debian; who is not root cannot become another, but can be forbidden what is her own.
  const nobody = 65_534;
  const isRoot = process.getuid?.() === 0;
  chmodSync(path.dirname(dataDirectory), 0o755);
  chmodSync(dataDirectory, isRoot ? 0o755 : 0o555);
  chmodSync(path.join(dataDirectory, 'keys.json'), isRoot ? 0o600 : 0);
  try {
    if (isRoot) process.seteuid?.(nobody);
    return work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(dataDirectory, 0o755);
  }
};

describe.skipIf(process.env.VICINA_TEST_ENGINE === 'postgres')('a data folder', () => {
  beforeAll(fillFolders);

  test.each<[string, (dataDirectory: string) => void, string]>([
    ['without its version', without('database/PG_VERSION'), 'database/PG_VERSION is missing'],
    ['with an empty version', cut('database/PG_VERSION', 0), 'database/PG_VERSION is cut short'],
    ['without its control file', without('database/global/pg_control'), 'global/pg_control is missing'],
    ['with half a control file', cut('database/global/pg_control', 100), 'global/pg_control is cut short'],
    ['without tables', without('database/base'), 'database/base/5/PG_VERSION is missing'],
    [
      'with an empty folder of tables',
      (data) => emptied(data, 'database/base'),
      'base/5/PG_VERSION is missing'
    ],
    ['without a log', without('database/pg_wal'), 'database/pg_wal is missing'],
    ['with an empty log', (data) => emptied(data, 'database/pg_wal'), 'database/pg_wal is empty'],
    ['with a log cut short', cutLog, 'is cut short'],
    ['without its transactions', (data) => emptied(data, 'database/pg_xact'), 'database/pg_xact is empty'],
    ['without its database', without('database'), 'the database is missing'],
    ['with an empty database', (data) => emptied(data, 'database'), 'database/PG_VERSION is missing'],
    ['with a file for a database', fileInPlaceOf('database'), 'the database is not a folder'],
    ['without keys', without('keys.json'), 'keys.json does not hold the keys'],
    ['with empty keys', cut('keys.json', 0), 'keys.json does not hold the keys'],
    ['with half its keys', cut('keys.json', 90), 'keys.json does not hold the keys'],
    ['with a folder for keys', folderInPlaceOf('keys.json'), 'keys.json does not hold the keys']
  ])('%s is refused with one sentence and stays as it is', async (_, damage, what) => {
    const dataDirectory = damaged(stopped(), damage, { isLight: true });
    const before = contents(dataDirectory);
    expect(await refusalAtOnce(dataDirectory)).toEqual(refused(what));
    expect(contents(dataDirectory)).toEqual(before);
  });

  test.each<[string, (dataDirectory: string) => void, string]>([
    ['lock', folderInPlaceOf('lock'), 'is a folder where a file should be'],
    ['lock.taking', folderInPlaceOf('lock.taking'), 'is a folder where a file should be'],
    ['address', folderInPlaceOf('address'), 'is a folder where a file should be'],
    ['storage', fileInPlaceOf('storage'), 'is a file where a folder should be'],
    ['outbox', fileInPlaceOf('outbox'), 'is a file where a folder should be']
  ])('whose %s is something else says what to move away', async (name, damage, what) => {
    const dataDirectory = damaged(stopped(), damage, { isLight: true });
    expect(await refusalAtOnce(dataDirectory)).toEqual(
      refused(`${path.join(dataDirectory, name)} ${what}`, 'move it away')
    );
  });

  test('that PostgreSQL itself refuses says why in its words', async () => {
    expect(await refusal(damaged(stopped(), turnBit))).toEqual(
      refused('PostgreSQL says: incorrect checksum in control file')
    );
    expect(await refusal(damaged(stopped(), without('database/pg_notify')))).toEqual(
      refused('PostgreSQL says: could not open directory "pg_notify"')
    );
  });

  test('with a table cut short names it', async () => {
    expect(await refusal(damaged(stopped(), cut(`database/${files.table}`, 8192)))).toEqual(
      refused('kept is cut short in database/')
    );
  });

  test('with a table cut short after a crash is refused each time, and not filled up', async () => {
    const dataDirectory = damaged(killed(), cut(`database/${files.table}`, 0));
    const before = contents(dataDirectory);
    for (let times = 0; times < 2; times++) {
      expect(await refusal(dataDirectory)).toEqual(refused('kept is cut short in database/'));
      expect(contents(dataDirectory)).toEqual(before);
    }
  });

  test('of a time before its files were counted is looked at in the database', async () => {
    const uncounted = (damage: (dataDirectory: string) => void) =>
      damaged(stopped(), (dataDirectory) => {
        without('database/vicina-inventory.json')(dataDirectory);
        damage(dataDirectory);
      });
    expect(await refusal(uncounted(cut(`database/${files.table}`, 0)))).toEqual(
      refused('kept is cut short in database/')
    );
    expect(await refusal(uncounted(cut(`database/${files.index}`, 0)))).toEqual(
      refused('kept_pkey is cut short in database/')
    );
    const whole = await start(uncounted(() => {}));
    expect(await whole.sql('select count(*) as kept from public.kept')).toEqual([{ kept: 2000 }]);
    await whole.stop();
  });

  test('whose log has a gap is refused, for what came after it would be gone', async () => {
    const leaveGap = (data: string) => {
      const log = path.join(data, 'database', 'pg_wal');
      const last = segmentsIn(log).at(-1)!;
      renameSync(path.join(log, last), path.join(log, last.replace(/.$/, 'F')));
    };
    const dataDirectory = damaged(killed(), leaveGap, { isLight: true });
    expect(await refusalAtOnce(dataDirectory)).toEqual(refused('a file of database/pg_wal before'));
  });

  test('that was killed after a table was dropped starts with all that was acknowledged', async () => {
    const dataDirectory = damaged(killed(), fileInPlaceOf('database/postmaster.pid'));
    const embedded = await start(dataDirectory);
    expect(await embedded.sql('select count(*) as kept from public.kept')).toEqual([{ kept: 4000 }]);
    await embedded.stop();
    expect(existsSync(path.join(dataDirectory, 'examined'))).toBe(false);
  });

  test('with the files of somebody else is left alone', async () => {
    const dataDirectory = temporaryFolder();
    writeFileSync(path.join(dataDirectory, 'letter.txt'), 'Cara Amina');
    expect(await refusalAtOnce(dataDirectory)).toEqual(refused('something else (letter.txt)'));
    expect(readdirSync(dataDirectory)).toEqual(['letter.txt']);
  });

  test('that belongs to somebody else says whose it must be', () => {
    const dataDirectory = damaged(stopped(), () => {}, { isLight: true });
    const file = path.join(dataDirectory, 'keys.json');
    expect(asSomebodyElse(dataDirectory, () => hasInstallation(dataDirectory))).toThrow(
      `${file} cannot be read and written by the user that Vicina runs as: give it to that user`
    );
    expect(asSomebodyElse(dataDirectory, () => ensureDataFolder(dataDirectory))).toThrow(
      `The data cannot be kept in ${dataDirectory}: it must be a folder that can be written.`
    );
  });

  test('that is a file, or in one, is one sentence', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const dataDirectory of [file, path.join(file, 'data')])
      expect(await refusalAtOnce(dataDirectory)).toEqual(
        refused(`cannot be kept in ${dataDirectory}`, 'a folder that can be written')
      );
  });
});
