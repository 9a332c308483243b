/** What a database error says, on both drivers. */
interface DatabaseError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly detail?: unknown;
  readonly hint?: unknown;
}

/**
 * The statuses PostgREST gives where lite says 500 (docs.postgrest.org, "HTTP Status Codes"; the first
 * entry that begins the code holds). What lite already answers well (23505, 42501, PT4xx, …) is not here.
 */
const STATUSES: readonly (readonly [string, number])[] = [
  ['P0001', 400],
  ['23', 400],
  ['08', 503],
  ['28', 403],
  ['0L', 403],
  ['0P', 403],
  ['53', 503],
  ['54', 500],
  ['44', 400],
  ['57P', 503],
  ['57014', 500]
];

/** Of the PostgreSQL driver and of the system, when no connection can be had. */
const AWAY =
  /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)|ENOENT)$/;

const ANSWERED_BY_LITE = new Set(['23505', '23503', '23502']);

/**
 * An error in the form lite turns into an answer with a status, a code, a message, details and a hint.
 *
 * PostgREST lets SQL choose the whole answer with `raise sqlstate 'PGRST'` and JSON in message and detail;
 * lite knows that form, so an error it would answer with a bare 500 is put into it.
 */
export function asPostgrestWould(error: unknown): unknown {
  const { code, message, detail, hint } = (error ?? {}) as DatabaseError;
  if (typeof code !== 'string' || ANSWERED_BY_LITE.has(code)) return error;
  if (AWAY.test(code)) return answer(503, { code: 'PGRST000', message: 'The database does not answer.' });
  const status = STATUSES.find(([beginning]) => code.startsWith(beginning))?.[1];
  if (status === undefined) return error;
  return answer(status, { code, message: String(message), details: detail, hint });
}

function answer(
  status: number,
  {
    code,
    message,
    details,
    hint
  }: Readonly<Record<'code' | 'message', string>> & {
    readonly details?: unknown;
    readonly hint?: unknown;
  }
) {
  const body = { code, message, details: details ?? null, hint: hint ?? null };
  return { code: 'PGRST', message: JSON.stringify(body), detail: JSON.stringify({ status, headers: {} }) };
}
