import { FormReader } from '../form-reader.ts';
import type { FormValues } from '../form-values.ts';
import type { FieldProblems } from '../proposal.ts';
import type { AddView } from './form.ts';

/** What can be seen to be wrong with a form before anything is sent, by the same reading that the server does. */
export function checked(
  values: FormValues,
  { neighbourhood, today }: AddView,
  locale: string,
  read: (reader: FormReader) => void
): FieldProblems {
  const reader = new FormReader(values, {
    neighbourhood: neighbourhood.slug,
    locale,
    local: neighbourhood.local,
    telephone: neighbourhood.telephone,
    timeZone: neighbourhood.timeZone,
    today,
    streets: [],
    live: null
  });
  read(reader);
  return reader.problems;
}
