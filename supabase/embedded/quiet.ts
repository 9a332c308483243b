/**
 * lite prints each error it answers, even one that only says "you may not": the log keeps what an operator
 * must look at, and of a failed query nothing that a person sent with it.
 */
export function logOnlyOurFaults(): void {
  const { error } = console;
  console.error = (...parts: unknown[]) => {
    if (!isTheCallersFault(parts[0])) error(...parts.map(withoutWords));
  };
  // lite warns of what is meant, such as a policy for every role.
  console.warn = () => {};
}

/** SQLSTATE classes of wrong input, broken rules and missing rights; PostgREST's own; our 4xx. */
const CALLERS_CODES = /^(22|23|42|44|P0001|PGRST|PT4)/;

function isTheCallersFault(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return CALLERS_CODES.test(code);
  return typeof message === 'string' && message.startsWith('Could not find the table');
}

/** The driver hangs the values of a query on its error, and PostgreSQL quotes them in its message. */
function withoutWords(part: unknown): unknown {
  const { code, where, routine, query, params } = (part ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || (query === undefined && params === undefined)) return part;
  const context =
    typeof where === 'string'
      ? where.match(/^PL\/pgSQL function [\w.]+|(?<=\n)PL\/pgSQL function [\w.]+/g)
      : null;
  return `A query failed with ${code} in ${routine ?? 'the database'}${context ? ` (${context.join(' < ')})` : ''}`;
}
