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
import postgres from 'postgres';

/** A request that waits longer than this for a session is answered "busy": better than a page that never comes. */
const LONGEST_WAIT_MS = 10_000;

type Options = postgres.Options<Record<string, postgres.PostgresType>>;

/**
 * A Kysely on at most `most` sessions of a PostgreSQL, each somebody's alone from its BEGIN to its COMMIT.
 *
 * Not on postgres.js's own pool: where a session breaks off in a transaction, that one goes on writing into it, which ends
 * the process, or would send what is left of a request, after its SET ROLE was lost, down a new session, as the
 * owner. Here a session that broke off answers nothing any more and is replaced by a new one.
 */
export function kyselyOnSessions(url: string, options: Options, most: number): Kysely<unknown> {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SessionsDriver(() => new Session(url, options), most),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler()
    }
  });
}

interface Waiting {
  readonly take: (session: Session) => void;
  readonly give: () => void;
}

class SessionsDriver implements Driver {
  readonly #open: () => Session;
  readonly #most: number;
  readonly #idle: Session[] = [];
  readonly #waiting = new Set<Waiting>();
  #count = 0;
  #isEnding = false;

  constructor(open: () => Session, most: number) {
    this.#open = open;
    this.#most = most;
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    for (let session = this.#idle.pop(); session; session = this.#idle.pop()) {
      if (!session.isBroken) return session;
      this.#drop(session);
    }
    if (this.#count < this.#most) return this.#opened();
    return new Promise((resolve, reject) => {
      const waiting = { take: resolve, give: () => this.#waiting.delete(waiting) && clearTimeout(timer) };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(Object.assign(new Error('The database is busy. Try again in a moment.'), { code: 'PT503' }));
      }, LONGEST_WAIT_MS);
      this.#waiting.add(waiting);
    });
  }

  async releaseConnection(connection: DatabaseConnection) {
    let session = connection as Session;
    if (session.isBroken || this.#isEnding) {
      this.#drop(session);
      if (this.#waiting.size === 0 || this.#isEnding) return;
      session = this.#opened();
    }
    const [next] = this.#waiting;
    if (!next) return void this.#idle.push(session);
    next.give();
    next.take(session);
  }

  #opened(): Session {
    this.#count++;
    return this.#open();
  }

  #drop(session: Session): void {
    this.#count--;
    void session.end();
  }

  async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  /** What a session that broke off had begun is gone with it. */
  async rollbackTransaction(connection: DatabaseConnection) {
    if (!(connection as Session).isBroken) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy() {
    this.#isEnding = true;
    await Promise.all(this.#idle.splice(0).map((session) => session.end()));
  }
}

/** Commands whose answer is how many rows they changed. */
const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

class Session implements DatabaseConnection {
  readonly #sql: postgres.Sql;
  isBroken = false;

  constructor(url: string, options: Options) {
    this.#sql = postgres(url, {
      ...options,
      max: 1,
      max_lifetime: null,
      onclose: () => void (this.isBroken = true)
    });
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isBroken)
      throw Object.assign(new Error('The session broke off.'), { code: 'CONNECTION_CLOSED' });
    try {
      const rows = await this.#sql.unsafe(sql, parameters.slice() as never[]);
      return {
        rows: Array.from(rows) as unknown as R[],
        ...(CHANGING.has(rows.command) && { numAffectedRows: BigInt(rows.count) })
      };
    } catch (error) {
      // Of PostgreSQL itself, as long as the session goes on; anything else is of the line to it.
      if (!(error instanceof postgres.PostgresError) || error.severity !== 'ERROR') this.isBroken = true;
      throw error;
    }
  }

  async end(): Promise<void> {
    this.isBroken = true;
    await this.#sql.end({ timeout: 1 }).catch(() => {});
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Answers are not streamed.');
  }
}
