import type { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Sql } from 'postgres';
import type { Turns } from './one-at-a-time.ts';

/** The database as its owner, past grants and row-level security: for migrations, administration and tests. */
export interface Superuser {
  /** One statement with parameters ($1, $2, …). Instants and dates come as text, numbers as numbers. */
  rows<Row = Record<string, unknown>>(query: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** One statement as a role of the API, with the claims of its session, in a transaction of its own. */
  rowsAs<Row = Record<string, unknown>>(
    role: string,
    claims: Readonly<Record<string, unknown>>,
    query: string,
    parameters?: readonly unknown[]
  ): Promise<Row[]>;
  /** Many statements as one transaction, with one more statement that may have parameters. */
  script(text: string, last?: { query: string; parameters: unknown[] }): Promise<void>;
}

export function superuserOfSession(session: PGlite, kysely: Kysely<unknown>, turns: Turns): Superuser {
  return {
    ...throughKysely(kysely),
    script: (text, last) =>
      turns.during(() =>
        session.transaction(async (transaction) => {
          await transaction.exec(text);
          if (last) await transaction.query(last.query, last.parameters);
        })
      )
  };
}

export function superuserOfPool(pool: Sql, kysely: Kysely<unknown>): Superuser {
  return {
    ...throughKysely(kysely),
    script: async (text, last) => {
      await pool.begin(async (transaction) => {
        await transaction.unsafe(text).simple();
        if (last) await transaction.unsafe(last.query, last.parameters as never[]);
      });
    }
  };
}

function throughKysely(kysely: Kysely<unknown>): Pick<Superuser, 'rows' | 'rowsAs'> {
  return {
    rows: (query, parameters) => rowsOf(kysely, query, parameters),
    rowsAs: (role, claims, query, parameters) =>
      kysely.transaction().execute(async (transaction) => {
        // As PostgREST and lite do; Supabase's auth.uid() reads either of the two settings of `sub`.
        await rowsOf(
          transaction,
          `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true),
             set_config('request.jwt.claim.role', $3, true), set_config('role', $3, true)`,
          [JSON.stringify(claims), String(claims.sub ?? ''), role]
        );
        return rowsOf(transaction, query, parameters);
      })
  };
}

async function rowsOf<Row>(
  kysely: Kysely<unknown>,
  query: string,
  parameters: readonly unknown[] = []
): Promise<Row[]> {
  const { rows } = await kysely.executeQuery<Row>(CompiledQuery.raw(query, [...parameters]));
  return rows;
}
