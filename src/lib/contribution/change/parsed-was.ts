import type { FormValues } from '../form-values.ts';

/** What a form that corrects has beside its questions: what stood in its inputs, and of which revision. */
export const BESIDE_CHANGES = ['was', 'base_revision'];

/** What stood in the inputs when the form was shown, as it says itself; null when that is no such thing. */
export function parsedWas(text: string): FormValues | null {
  try {
    const was: unknown = JSON.parse(text);
    const isValues =
      typeof was === 'object' &&
      was !== null &&
      Object.values(was).every(
        (value) => Array.isArray(value) && value.every((one) => typeof one === 'string')
      );
    return isValues ? (was as FormValues) : null;
  } catch {
    return null;
  }
}
