/** What was typed into a form, by the name of the input, as it was typed: given back with what is wrong with it. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

/** More inputs, or longer texts, no form of ours sends. */
const MOST_INPUTS = 400;
const LONGEST = 20_000;

/**
 * The texts of a posted form; files are looked at elsewhere. An input called `__proto__` has another name, as unknown to
 * every form: under its own the page it is given back with could not be written.
 */
export function valuesOf(form: FormData): FormValues {
  const values: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  let inputs = 0;
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.length > 100 || ++inputs > MOST_INPUTS) continue;
    (values[name === '__proto__' ? 'proto' : name] ??= []).push(value.slice(0, LONGEST));
  }
  return { ...values };
}

/** The one value of an input, or an empty text. */
export function one(values: FormValues, name: string): string {
  return values[name]?.[0] ?? '';
}

/** The values of a group of tick boxes, each once. */
export function all(values: FormValues, name: string): readonly string[] {
  return [...new Set(values[name] ?? [])];
}

/** Names a form does not have: somebody made the post by hand. */
export function forgedNames(values: FormValues, known: (name: string) => boolean): readonly string[] {
  return Object.keys(values).filter((name) => !known(name));
}
