import type { FormValues } from '../form-values.ts';

/**
 * The rows of a list that a form shows: those that are there, those that came back filled in, and one more to add while there
 * is room.
 */
export function rowsIn(
  name: string,
  values: FormValues,
  { there, most }: { readonly there: number; readonly most: number }
): number[] {
  const filled = Object.keys(values)
    .filter((input) => input.startsWith(`${name}.`) && values[input]?.some((value) => value !== ''))
    .map((input) => Number(input.split('.')[1]) + 1);
  return Array.from({ length: Math.min(most, Math.max(there, ...filled) + 1) }, (_, row) => row);
}
