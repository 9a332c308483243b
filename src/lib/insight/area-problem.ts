/** What is wrong with figures or outlines of areas: sentences that say where. */
export class AreaProblem extends Error {
  override readonly name = 'AreaProblem';

  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/** Reads each of many, and tells of all that are wrong in one run. @throws AreaProblem when any is */
export function eachSound<One, Read>(all: readonly One[], read: (one: One, at: number) => Read): Read[] {
  const sentences: string[] = [];
  const found: Read[] = [];
  for (const [at, one] of all.entries())
    try {
      found.push(read(one, at));
    } catch (error) {
      if (!(error instanceof AreaProblem)) throw error;
      sentences.push(...error.sentences);
    }
  if (sentences.length > 0) throw new AreaProblem(sentences);
  return found;
}

/** What two readings give, and what is wrong in both. @throws AreaProblem when either is */
export function bothSound<A, B>(one: () => A, other: () => B): [A, B] {
  const [a, b] = eachSound<() => A | B, A | B>([one, other], (read) => read());
  return [a as A, b as B];
}
