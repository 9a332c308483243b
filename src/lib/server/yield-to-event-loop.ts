/** Longer nobody else waits for a computation, in milliseconds. */
const TURN = 10;

/** Whoever waits is answered first. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** For a long loop that is no generator: awaited once a round, it lets others in where its turn is over. */
export function eachTurn(): () => Promise<void> | undefined {
  let until = performance.now() + TURN;
  return () =>
    performance.now() < until
      ? undefined
      : nextTurn().then(() => {
          until = performance.now() + TURN;
        });
}

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
