/**
 * The one door between two ways to write a name: `opening_hours` in SQL, in files and in what goes over the wire,
 * `openingHours` in TypeScript. What is between them is turned here and nowhere by hand.
 */
export type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** `opening_hours` → `openingHours`. */
export function camelCase<Name extends string>(name: Name): CamelCase<Name> {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) as CamelCase<Name>;
}

/** `openingHours` → `opening_hours`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The keys of a value in TypeScript as the wire has them; what stands in them stays as it is. */
export function withSnakeCase(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [snakeCase(key), inner]));
}
