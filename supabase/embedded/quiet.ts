/**
 * lite prints each error it answers, even one that only says "you may not": the log keeps what an operator
 * must look at.
 */
export function logOnlyOurFaults(): void {
  const { error } = console;
  console.error = (...parts: unknown[]) => {
    if (!isTheCallersFault(parts[0])) error(...parts);
  };
  // "EXPERIMENTAL FEATURES ENABLED": said in docs/decisions, not at every start.
  console.warn = () => {};
}

/** SQLSTATE classes of wrong input, broken rules and missing rights; PostgREST's own; our 4xx. */
const CALLERS_CODES = /^(22|23|42|44|P0001|PGRST|PT4)/;

function isTheCallersFault(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return CALLERS_CODES.test(code);
  return typeof message === 'string' && message.startsWith('Could not find the table');
}
