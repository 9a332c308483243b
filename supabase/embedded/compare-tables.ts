import { TABLES, type CarriedTable } from './carry-over.ts';
import type { Superuser } from './superuser.ts';

/** How many rows a table has, and what is written in them, in whatever order they lie. */
interface Contents {
  readonly rows: number;
  readonly digest: string;
}

/** What all tables hold, by name. */
async function contentsOf(superuser: Superuser): Promise<Map<string, Contents>> {
  const contents = new Map<string, Contents>();
  for (const { name, columns } of await superuser.rows<CarriedTable>(TABLES)) {
    // By name: a migration may have made them in another order.
    const texts = Object.keys(columns).sort().map((column) => `t.${column}::text`); // prettier-ignore
    const [row] = await superuser.rows<Contents>(
      `select count(*)::integer as rows, coalesce(md5(string_agg(each, '' order by each)), '') as digest
       from (select md5(jsonb_build_array(${texts.join(', ')})::text) as each from ${name} as t) as rows`
    );
    contents.set(name, row!);
  }
  return contents;
}

/**
 * Compares two databases table by table, row by row, in their text.
 * @returns how many rows each table has
 * @throws Error with one sentence that names the first table that differs
 */
export async function refuseDifferent(from: Superuser, to: Superuser): Promise<ReadonlyMap<string, number>> {
  const [before, after] = [await contentsOf(from), await contentsOf(to)];
  for (const [name, { rows, digest }] of before) {
    const found = after.get(name) ?? { rows: 0, digest: '' };
    if (rows !== found.rows || digest !== found.digest)
      throw new Error(
        `What was carried over differs: ${name} had ${rows} rows and has ${found.rows}, or not the same in them.`
      );
  }
  return new Map([...before].map(([name, { rows }]) => [name, rows]));
}
