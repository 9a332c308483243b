import { readFileSync } from 'node:fs';
import type { Superuser } from '../../../supabase/embedded/superuser.ts';

/** Of each object ("function public.decide(uuid, jsonb)") its properties ("comment") and their values. */
export type DatabaseCatalogue = ReadonlyMap<string, ReadonlyMap<string, string>>;

const QUERY = readFileSync(new URL('catalogue.sql', import.meta.url), 'utf8');

/** Tables with rows that say what was done here, and when; not what is to be. */
const RECORDS = /^(supabase_migrations|auth)\./;

/** All that the migrations made: objects with their properties, grants and comments, and the rows they put in. */
export async function readCatalogue(superuser: Superuser): Promise<DatabaseCatalogue> {
  const catalogue = new Map<string, Map<string, string>>();
  const note = (object: string, property: string, value: string) => {
    const properties = catalogue.get(object) ?? new Map<string, string>();
    catalogue.set(object, properties.set(property, value));
  };
  const rows = await superuser.rows<{ object: string; property: string; value: string }>(QUERY);
  for (const { object, property, value } of rows) note(object, property, value);
  const tables = [...catalogue.keys()].flatMap((object) => /^table (.+)$/.exec(object)?.[1] ?? []);
  for (const table of tables.filter((name) => !RECORDS.test(name))) {
    const content = await superuser.rows<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} as t order by 1`
    );
    for (const { row } of content) note(`row of ${table} ${row}`, 'content', row);
  }
  return catalogue;
}
