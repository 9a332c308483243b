/** Keys remembered at once: more than guess in a quarter of an hour, and a bound when somebody sends ever new ones. */
const MOST_KEYS = 10_000;

/** Counts tries per key and refuses those beyond, until the time has passed. In this process alone. */
export class Tries {
  readonly #most: number;
  readonly #within: number;
  readonly #taken = new Map<string, { count: number; until: number }>();

  /** @param within milliseconds */
  constructor({ most, within }: { most: number; within: number }) {
    this.#most = most;
    this.#within = within;
  }

  /** Whether one more is allowed now (milliseconds since the epoch); if so it is counted. */
  take(key: string, now: number): boolean {
    const known = this.#taken.get(key);
    if (known && known.until > now) return known.count < this.#most && (known.count++, true);
    this.#taken.delete(key);
    const [oldest] = this.#taken.keys();
    if (this.#taken.size >= MOST_KEYS && oldest !== undefined) this.#taken.delete(oldest);
    this.#taken.set(key, { count: 1, until: now + this.#within });
    return true;
  }
}
