/**
 * Lets a bounded number of tasks run at once; a bounded number of others wait in order. Of one `who` no more than `each` are
 * inside and waiting together, so that nobody fills the queue alone; who that is stays in memory while it lasts.
 */
export class ConcurrencyLimit {
  readonly #places: number;
  readonly #queue: number;
  readonly #each: number;
  readonly #waiting = new Set<() => void>();
  readonly #of = new Map<string, number>();
  #inside = 0;

  constructor(places: number, queue: number, each = Infinity) {
    this.#places = places;
    this.#queue = queue;
    this.#each = each;
  }

  /** What the task gives; null when the queue is full, also of this `who`, or when the signal fires before it is its turn. */
  async run<T>(task: () => Promise<T>, signal: AbortSignal, who = ''): Promise<T | null> {
    const others = this.#of.get(who) ?? 0;
    if (others >= this.#each) return null;
    this.#of.set(who, others + 1);
    try {
      return (await this.#entered(signal)) ? await this.#inTurn(task) : null;
    } finally {
      const left = (this.#of.get(who) ?? 1) - 1;
      if (left > 0) this.#of.set(who, left);
      else this.#of.delete(who);
    }
  }

  async #inTurn<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } finally {
      const [next] = this.#waiting;
      if (next) next();
      else this.#inside -= 1;
    }
  }

  async #entered(signal: AbortSignal): Promise<boolean> {
    if (this.#inside < this.#places) {
      this.#inside += 1;
      return true;
    }
    if (this.#waiting.size >= this.#queue || signal.aborted) return false;
    return new Promise((resolve) => {
      const leave = (entered: boolean) => {
        this.#waiting.delete(enter);
        signal.removeEventListener('abort', giveUp);
        resolve(entered);
      };
      const enter = () => leave(true);
      const giveUp = () => leave(false);
      this.#waiting.add(enter);
      signal.addEventListener('abort', giveUp);
    });
  }
}
