/** What the log keeps of an error. */
export interface ErrorTrace {
  readonly error: string;
  /** Node's own, for instance ECONNREFUSED. */
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: ErrorTrace;
}

const FRAMES = 20;
const CAUSES = 3;
/** `at name (file:line:column)` and its shorter forms; nothing that a message could add goes unasked for. */
const FRAME = /^\s+at (?:async )?(?:[^\n]* \()?(?:[^\s()]+:\d+:\d+|native|<anonymous>|index \d+)\)?$/;

/**
 * What went wrong and where, without the message: a parser quotes what it could not read, and that may be a
 * reader's search words or position, which no log of ours keeps.
 */
export function errorTrace(thrown: unknown, causes = CAUSES): ErrorTrace {
  if (!(thrown instanceof Error)) return { error: `a ${typeof thrown} was thrown`, frames: [] };
  const { name, code, cause } = thrown as Error & { code?: unknown };
  return {
    // What `fetch` gives up on is a DOMException, whose name says more than its class.
    error: /^\w{1,60}$/.test(name) ? name : thrown.constructor.name,
    ...(typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) && { code }),
    frames: framesOf(thrown),
    ...(cause instanceof Error && causes > 0 && { cause: errorTrace(cause, causes - 1) })
  };
}

/** The message stands before the frames, and may have lines that look like them. */
function framesOf({ stack = '', message }: Error): string[] {
  const from = message && stack.includes(message) ? stack.indexOf(message) + message.length : 0;
  return stack
    .slice(from)
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim());
}
