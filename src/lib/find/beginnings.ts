/** Words in their order, to find those that begin in the same way: as many steps as the number of words has digits. */
export class Beginnings {
  readonly #words: readonly string[];

  constructor(words: Iterable<string>) {
    this.#words = [...words].sort();
  }

  /** Words that begin so, at most so many, in their order. */
  startingWith(beginning: string, most: number): readonly string[] {
    let from = 0;
    for (let to = this.#words.length; from < to;) {
      const middle = (from + to) >> 1;
      if (this.#words[middle]! < beginning) from = middle + 1;
      else to = middle;
    }
    let to = from;
    while (to - from < most && this.#words[to]?.startsWith(beginning)) to++;
    return this.#words.slice(from, to);
  }
}
