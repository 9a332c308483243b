import type { Field } from './field.ts';

/**
 * The fields in another order than that of the data: those named first, in the order in which they are named; each of the
 * others after the field it follows in the data.
 */
export function inOrder<One extends Pick<Field, 'name'>>(
  fields: readonly One[],
  names: readonly string[]
): One[] {
  const ordered = names.flatMap((name) => fields.filter((field) => field.name === name));
  fields.forEach((field, at) => {
    if (ordered.includes(field)) return;
    ordered.splice(at === 0 ? 0 : ordered.indexOf(fields[at - 1]!) + 1, 0, field);
  });
  return ordered;
}
