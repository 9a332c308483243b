/**
 * Remembers that something failed, and for how long not to try again: twice as long after each failure, up to a
 * limit. All times in milliseconds.
 */
export class BackOff {
  readonly #first: number;
  readonly #longest: number;
  #failures = 0;
  #until = 0;

  constructor(first: number, longest: number) {
    this.#first = first;
    this.#longest = longest;
  }

  /** Whether it is still too early to try again. */
  waits(now: number): boolean {
    return now < this.#until;
  }

  get failing(): boolean {
    return this.#failures > 0;
  }

  failed(now: number): void {
    this.#until = now + Math.min(this.#first * 2 ** this.#failures, this.#longest);
    this.#failures += 1;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#until = 0;
  }
}
