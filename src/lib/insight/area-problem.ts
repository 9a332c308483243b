/** What is wrong with figures or outlines of areas: sentences that say where. */
export class AreaProblem extends Error {
  override readonly name = 'AreaProblem';
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/** Gathers what is wrong in several readings, to tell all of it in one run. */
export class AreaFaults {
  readonly #sentences: string[] = [];

  /** What a reading gives; null when it is wrong. */
  in<Read>(read: () => Read): Read | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof AreaProblem)) throw error;
      this.#sentences.push(...error.sentences);
      return null;
    }
  }

  /** @throws AreaProblem when anything was wrong */
  tell(): void {
    if (this.#sentences.length > 0) throw new AreaProblem(this.#sentences);
  }
}

/** Reads each of many, and tells of all that are wrong in one run. @throws AreaProblem when any is */
export function eachSound<One, Read>(all: readonly One[], read: (one: One, at: number) => Read): Read[] {
  const faults = new AreaFaults();
  const found = all.map((one, at) => faults.in(() => read(one, at)));
  faults.tell();
  return found as Read[];
}
