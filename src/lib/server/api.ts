import { isHttpError } from '@sveltejs/kit';
import { errorTrace } from './error-trace.ts';
import { log } from './log.ts';
import { problem } from './problem.ts';

/** A wrong parameter of an API address: answered with 400 and its name. */
export class ParameterError extends Error {
  readonly parameter: string;

  constructor(parameter: string, detail: string) {
    super(detail);
    this.parameter = parameter;
  }
}

/** Runs an API handler; whatever it throws is answered as problem details, never as a page. */
export async function answer(handler: () => Promise<Response> | Response): Promise<Response> {
  try {
    return await handler();
  } catch (thrown) {
    if (thrown instanceof ParameterError) {
      const { parameter, message } = thrown;
      return problem(400, { title: 'A parameter is wrong', detail: message, parameter });
    }
    if (isHttpError(thrown)) return problem(thrown.status, { title: thrown.body.message });
    log.error(errorTrace(thrown), 'an API handler failed');
    return problem(500, { title: 'Something went wrong here, not with you' });
  }
}

/** Refuses parameters that the address does not know: a typing error must not look like an answer. */
export function onlyKnown(query: URLSearchParams, known: ReadonlySet<string>): void {
  for (const name of query.keys()) {
    if (!known.has(name)) {
      const shown = JSON.stringify(name.slice(0, 40));
      throw new ParameterError(
        name.slice(0, 40),
        `There is no parameter ${shown}. Known: ${[...known].join(', ')}.`
      );
    }
  }
}

/** A parameter that may be given at most once; null when it is absent or empty. */
export function once(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  if (values.length > 1) throw new ParameterError(name, `${name} may be given only once.`);
  return values[0] || null;
}

/** A whole number from `least` to `most`, or the default when the parameter is absent. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number }
): number {
  const text = once(query, name);
  if (text === null) return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new ParameterError(name, `${name} is a whole number from ${least} to ${most}.`);
  }
  return value;
}
