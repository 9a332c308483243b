/** Lets a bounded number of tasks run at once; a bounded number of others wait in order. */
export class Turnstile {
  readonly #places: number;
  readonly #queue: number;
  readonly #waiting = new Set<() => void>();
  #inside = 0;

  constructor(places: number, queue: number) {
    this.#places = places;
    this.#queue = queue;
  }

  /** What the task gives; null when the queue is full, or when the signal fires before it is its turn. */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
    if (!(await this.#entered(signal))) return null;
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
