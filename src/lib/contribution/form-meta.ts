import type { FormReader } from './form-reader.ts';
import { one, type FormValues } from './form-values.ts';
import { cleanText } from './text-hygiene.ts';

/*
 * What every form that proposes has beside the fields of the entry.
 */

/** For news of the proposal; never shown. */
export function readContact(reader: FormReader): string | null {
  const address = cleanText(one(reader.values, 'contact'));
  if (address === '') return null;
  if (address.length <= 254 && /^[^@\s<>",;]+@[^@\s<>",;.]+(?:\.[^@\s<>",;.]+)+$/.test(address))
    return address;
  reader.refuse('contact', { reason: 'email' });
  return null;
}

/** Milliseconds from the making of the form to now; null when it does not say. */
export function tookSince(values: FormValues, now: number): number | null {
  const made = one(values, 'made');
  return /^\d{10,16}$/.test(made) ? now - Number(made) : null;
}
