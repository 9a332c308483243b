/** Remembers the last `capacity` answers by key; the one unused for longest is forgotten first. */
export class Memo<Value> {
  readonly #capacity: number;
  readonly #answers = new Map<string, Value>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#answers.size;
  }

  /** The answer for a key, made when it is not remembered. */
  get(key: string, make: () => Value): Value {
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      answer = make();
      if (this.#answers.size >= this.#capacity) {
        const [oldest] = this.#answers.keys();
        if (oldest !== undefined) this.#answers.delete(oldest);
      }
    } else {
      this.#answers.delete(key);
    }
    this.#answers.set(key, answer);
    return answer;
  }
}
