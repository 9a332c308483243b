import { readNumber } from '../../country/read-number.ts';
import { exampleNumbers } from '../../country/telephone.ts';
import { LINE } from '../../field/bounds.ts';
import { usableContacts } from '../../place/contacts.ts';
import { one } from '../form-values.ts';
import type { FormReader } from '../form-reader.ts';

import { cleanText } from '../text-hygiene.ts';

export const CONTACT_WAYS = ['phone', 'whatsapp', 'email', 'website'] as const;

/** Inputs `contacts.phone`, `contacts.whatsapp`, …; a protected place has its telephone alone. */
export function readContacts(reader: FormReader, { isProtected = false } = {}): void {
  const { values, here } = reader;
  const typed = (way: (typeof CONTACT_WAYS)[number]) =>
    cleanText(one(values, `contacts.${way}`)).slice(0, LINE);
  const contacts: Record<string, string> = {};
  for (const way of CONTACT_WAYS) {
    const text = typed(way);
    if (text === '') continue;
    if (isProtected && way !== 'phone') {
      reader.refuse(`contacts.${way}`, { reason: 'protected-position' });
      continue;
    }
    const isNumber = way === 'phone' || way === 'whatsapp';
    const number = isNumber ? readNumber(text, here.telephone) : null;
    if (number && 'problem' in number && number.problem === 'several') {
      reader.refuse(`contacts.${way}`, { reason: 'several-numbers' });
      continue;
    }
    const value = number
      ? 'number' in number
        ? number.number
        : ''
      : way === 'website'
        ? withScheme(text)
        : text.toLowerCase();
    if (usableContacts({ [way]: value })[way] === undefined)
      reader.refuse(`contacts.${way}`, {
        reason: way,
        ...(isNumber && { examples: exampleNumbers(way, here.telephone) })
      });
    else contacts[way] = value;
    reader.texts.push(text);
  }
  if (isProtected && typed('phone') === '') reader.refuse('contacts.phone', { reason: 'phone-protected' });
  const some = Object.keys(contacts).length > 0;
  reader.take('contacts', some ? contacts : null, {});
}

function withScheme(text: string): string {
  return /^https?:\/\//i.test(text) ? text : `https://${text}`;
}
