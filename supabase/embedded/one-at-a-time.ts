import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult
} from 'kysely';

/** A query that waits longer than this is answered "busy": better than a page that never comes. */
const LONGEST_WAIT_MS = 30_000;

/** Hands one thing to one holder at a time, in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /**
   * Resolves, when it is the caller's turn, to the function that ends the turn.
   * @throws Error with code `PT503` (answered as 503) after `longestWaitMs`.
   */
  async take(longestWaitMs: number = LONGEST_WAIT_MS): Promise<() => void> {
    const before = this.#last;
    let end: () => void = () => {};
    this.#last = new Promise((resolve) => (end = resolve));
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<'busy'>((resolve) => {
      timer = setTimeout(() => resolve('busy'), longestWaitMs);
    });
    const outcome = await Promise.race([before, tooLong]);
    clearTimeout(timer);
    if (outcome === 'busy') {
      // Whoever waits behind us must still wait for those before us.
      void before.then(end);
      throw Object.assign(new Error('The database is busy. Try again in a moment.'), { code: 'PT503' });
    }
    return end;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const end = await this.take();
    try {
      return await work();
    } finally {
      end();
    }
  }
}

/**
 * A Kysely on PGlite's single session that lets one caller in at a time.
 *
 * lite's own driver gives the session to everyone who asks, so that the BEGIN, SET ROLE and COMMIT of
 * concurrent requests interleave: of 240 anonymous calls, 60 ran as service_role. Here a transaction, from
 * its BEGIN to its COMMIT, is one turn.
 */
export function oneAtATime(session: PGlite, turns: Turns): Kysely<unknown> {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new OneAtATimeDriver(session, turns),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler()
    }
  });
}

class OneAtATimeDriver implements Driver {
  readonly #session: PGlite;
  readonly #turns: Turns;
  readonly #ends = new WeakMap<DatabaseConnection, () => void>();

  constructor(session: PGlite, turns: Turns) {
    this.#session = session;
    this.#turns = turns;
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const end = await this.#turns.take();
    const connection = new SessionConnection(this.#session);
    this.#ends.set(connection, end);
    return connection;
  }

  async releaseConnection(connection: DatabaseConnection) {
    this.#ends.get(connection)?.();
  }

  async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy() {}
}

class SessionConnection implements DatabaseConnection {
  readonly #session: PGlite;

  constructor(session: PGlite) {
    this.#session = session;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.#session.query<R>(query.sql, [...query.parameters]);
    return affectedRows === undefined ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) };
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite does not stream.');
  }
}
