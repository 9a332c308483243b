import type { Contacts } from '../../field/values.ts';
import { one, type FormValues } from '../form-values.ts';

/** What was answered so to the questions `requirement.<what>`. */
export function answersTo(values: FormValues, answer: 'asked' | 'not-asked'): string[] {
  return Object.keys(values)
    .filter((name) => name.startsWith('requirement.') && one(values, name) === answer)
    .map((name) => name.slice('requirement.'.length));
}

/** The contacts as they were typed. */
export function contactsIn(values: FormValues): Contacts {
  return {
    phone: one(values, 'contacts.phone'),
    whatsapp: one(values, 'contacts.whatsapp'),
    email: one(values, 'contacts.email'),
    website: one(values, 'contacts.website')
  };
}
