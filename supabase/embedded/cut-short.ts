import { cpSync, constants, rmSync } from 'node:fs';
import { NotWhole } from './folder-error.ts';
import { openPgliteSession } from './pglite-session.ts';
import { examinedBeside } from './replace.ts';
import type { Superuser } from './superuser.ts';

/**
 * Of files that shrank, whether the database still has a table in one (an unlogged one is emptied by a crash). It is asked
 * in a copy: after a crash PostgreSQL would fill up the file itself, and what was cut off would be noticed no more.
 * @throws NotWhole naming the first.
 */
export async function refuseShrunk(database: string, shrunk: readonly string[]): Promise<void> {
  // The second part of a table larger than 1 GB is called as the first, with ".1".
  const files = [...new Set(shrunk.map((file) => file.replace(/\.\d+$/, '')))];
  const other = files.find((file) => !/^(base|global)\/(5\/)?\d+$/.test(file));
  if (other) throw new NotWhole(`database/${other} is cut short`);
  const copy = examinedBeside(database);
  try {
    cpSync(database, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
    const { connection, superuser } = await openPgliteSession(copy);
    const [found] = await superuser.rows<{ relation: string; file: string }>(
      `select c.oid::regclass::text as relation, pg_relation_filepath(c.oid) as file
       from pg_class as c
       where c.relpersistence = 'p' and pg_relation_filepath(c.oid) = any ($1)
       order by c.oid desc limit 1`,
      [files]
    );
    await connection.driver.close();
    if (found) throw cutShort(found);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * Looks for tables that are cut short in a database of which nobody noted how large its files were: an index is never
 * empty, and a table with nothing in it has an index of one page (no VACUUM was ever run in such a one).
 * @throws NotWhole naming the first.
 */
export async function refuseCutShort(superuser: Superuser): Promise<void> {
  const [found] = await superuser.rows<{ relation: string; file: string }>(
    `with files as (
       select c.oid, c.relkind, pg_relation_filepath(c.oid) as file, pg_relation_size(c.oid) as size
       from pg_class as c where pg_relation_filepath(c.oid) is not null
     )
     select f.oid::regclass::text as relation, f.file
     from files as f
     where (pg_stat_file(f.file, true)).size is null
       or (f.relkind in ('i', 'S') and f.size = 0)
       or (f.size = 0 and exists (
         select from pg_index as x
           join pg_class as i on i.oid = x.indexrelid
           join pg_am as a on a.oid = i.relam and a.amname = 'btree'
         where x.indrelid = f.oid and pg_relation_size(i.oid) > current_setting('block_size')::int
       ))
     order by f.oid desc limit 1`
  );
  if (found) throw cutShort(found);
}

const cutShort = ({ relation, file }: { relation: string; file: string }) =>
  new NotWhole(`${relation} is cut short in database/${file}`);
