/** What is well and what is not, for `npm run vicina -- doctor`. */

export interface Examined {
  readonly ok: boolean;
  readonly says: string;
}

export const good = (says: string): Examined => ({ ok: true, says });
export const bad = (says: string): Examined => ({ ok: false, says });

/** As `diagnosis` of the database answers. */
export interface Diagnosis {
  /** ISO 8601. */
  readonly now: string;
  /** Versions; null where nobody records them. */
  readonly migrations: readonly string[] | null;
  readonly open_tables: readonly string[];
  readonly unlimited_roles: readonly string[];
  readonly caller_keys: number;
  readonly late_letters: number;
  readonly failing_feeds: number;
  readonly feeds: number;
}

/** Codes hold an hour and sessions too: clocks this far apart, in milliseconds, begin to refuse people. */
const CLOCKS_APART_MS = 30_000;

/**
 * What the database says of itself.
 * @param known versions of the migrations that are here
 * @param now when it was asked, by this machine's clock
 */
export function examineDiagnosis(diagnosis: Diagnosis, known: readonly string[], now: Date): Examined[] {
  const { migrations, open_tables, unlimited_roles, caller_keys, late_letters, failing_feeds, feeds } =
    diagnosis;
  const missing = migrations && known.filter((version) => !migrations.includes(version));
  const apart = Math.abs(Date.parse(diagnosis.now) - now.getTime());
  return [
    missing === null
      ? good('which migrations are applied is not recorded there')
      : missing.length === 0
        ? good(`all ${known.length} migrations are applied`)
        : bad(`${missing.length} migrations are not applied, the first is ${missing[0]}: supabase db push`),
    open_tables.length === 0
      ? good('no table can be written past the one door')
      : bad(`tables that anybody may write, or without row-level security: ${open_tables.join(', ')}`),
    unlimited_roles.length === 0
      ? good('statements have a time limit')
      : bad(
          `no statement_timeout is set for ${unlimited_roles.join(', ')}: alter role … set statement_timeout`
        ),
    apart < CLOCKS_APART_MS
      ? good('the clocks agree')
      : bad(`the clocks of this machine and of the database are ${Math.round(apart / 1000)} seconds apart`),
    caller_keys > 0
      ? good(`who writes is told apart: ${caller_keys} servers sign it`)
      : good('no server that signs who asks has run these two days: it is told at the next start'),
    late_letters === 0
      ? good('no letter waits')
      : bad(`${late_letters} letters have waited for more than an hour: look at the mail server`),
    failing_feeds === 0
      ? good(`${feeds} calendars, none fails`)
      : bad(`${failing_feeds} of ${feeds} calendars fail: npm run vicina -- feeds list`)
  ];
}

/** What the settings say. @param free bytes that are free where the data are */
export function examineConfiguration(
  { ORIGIN, ADDRESS_HEADER, SMTP_URL }: Readonly<Record<string, string | undefined>>,
  free: number
): Examined[] {
  const isPublic = ORIGIN !== undefined && ORIGIN.startsWith('https://');
  return [
    free >= LEAST_FREE
      ? good(`${gigabytes(free)} GB free for the data`)
      : bad(`${gigabytes(free)} GB free for the data: a restore needs as much again as the database has`),
    !isPublic || ADDRESS_HEADER
      ? good(
          isPublic
            ? `the proxy says who asks in ${ADDRESS_HEADER}`
            : 'no public ORIGIN is set: for this machine'
        )
      : bad('ORIGIN is public and ADDRESS_HEADER is not set: behind a proxy all neighbours share one limit'),
    SMTP_URL || !isPublic
      ? good(SMTP_URL ? 'letters leave by a mail server' : 'letters are files in the outbox')
      : bad('ORIGIN is public and SMTP_URL is not set: nobody gets a letter')
  ];
}

const LEAST_FREE = 2 * 1024 ** 3;
const gigabytes = (bytes: number) => (bytes / 1024 ** 3).toFixed(1);
