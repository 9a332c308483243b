/** Longer nobody else waits for a computation, in milliseconds. */
const TURN = 10;

/** Whoever waits is answered first. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs a long computation on the one thread that answers everybody: wherever it yields, and its turn is over, others come
 * first.
 */
export async function inParts<T>(computation: Generator<void, T>): Promise<T> {
  let until = performance.now() + TURN;
  for (;;) {
    const step = computation.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await nextTurn();
    until = performance.now() + TURN;
  }
}
