import * as v from 'valibot';

/** More of them are counted and not told: nobody mends a thousand lines by hand. */
const MOST_TOLD = 200;

/** All that is wrong in the files of a seed, a line each: file, entry, field, and what is allowed. */
export class SeedFaults extends Error {
  override readonly name = 'SeedFaults';

  constructor(faults: readonly string[]) {
    const more = faults.length - MOST_TOLD;
    super([...faults.slice(0, MOST_TOLD), ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'));
  }
}

/** Collects what is wrong, so that somebody who mends files sees all of it in one run. */
export class Faults {
  readonly #told: string[] = [];
  readonly #faulty = new Set<string>();
  readonly #refused: { readonly where: string; readonly value: unknown }[] = [];

  add(where: string, reason: string): void {
    this.#told.push(`${where}: ${reason}`);
  }

  /** Whether an entry of that name is there with something wrong: what names it is then not wrong as well. */
  isFaulty(slug: string): boolean {
    return this.#faulty.has(slug);
  }

  /** Entries of a file that are wrong by their shape, as they are written: what else is wrong with them is told in the same run. */
  refusedIn(file: string): readonly { readonly where: string; readonly value: unknown }[] {
    return this.#refused.filter(({ where }) => where.startsWith(`${file}, `));
  }

  /** What the schema makes of a value; undefined when something is wrong with it, which is then told. */
  check<S extends v.GenericSchema>(schema: S, value: unknown, where: string): v.InferOutput<S> | undefined {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    this.#refused.push({ where, value });
    const slug: unknown = Object(value).slug;
    if (typeof slug === 'string') this.#faulty.add(slug);
    for (const issue of result.issues) {
      const field = v.getDotPath(issue);
      this.add(`${where}${field ? `, field "${field}"` : ''}`, reasonOf(issue, schema));
    }
    return undefined;
  }

  /** @throws SeedFaults when anything is wrong */
  refuse(): void {
    if (this.#told.length > 0) throw new SeedFaults(this.#told);
  }
}

/** In the words of whoever writes the file, with what is allowed. */
function reasonOf(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const fields =
      issue.path?.length === 1 && 'entries' in schema ? Object.keys(schema.entries as object) : [];
    return fields.length > 0
      ? `there is no such field: there are ${fields.join(', ')}`
      : 'there is no such field';
  }
  if (issue.kind === 'schema' && issue.input === undefined) return 'is missing';
  if (issue.type === 'picklist' && issue.expected)
    return `must be one of ${issue.expected.replaceAll(/[()"]/g, '').replaceAll(' | ', ', ')}`;
  return issue.message;
}
