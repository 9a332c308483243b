import type { Field, ValuesOf } from './field.ts';
import { camelCase } from './names.ts';

/** The fields of an entry of which nobody has said anything, as proposals write them. */
export const nothingSaid = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ name, nothing }) => [name, nothing]));

/** The same as TypeScript reads it; what an entry cannot be without is null all the same. */
export const nothingKnown = <const Fields extends readonly Field[]>(fields: Fields): ValuesOf<Fields> =>
  Object.fromEntries(fields.map(({ name, nothing }) => [camelCase(name), nothing])) as never;
