import { LINE } from '../../field/bounds.ts';
import { usableContacts } from '../../place/contacts.ts';
import { one } from '../form-values.ts';
import type { FormReader } from '../form-reader.ts';

import { cleanText } from '../text-hygiene.ts';

export const CONTACT_WAYS = ['phone', 'whatsapp', 'email', 'website'] as const;

/** How numbers are dialled from abroad, and the zero that is then left out (ITU-T E.164; Italy keeps its own). */
const DIALLED: Readonly<Record<string, { code: string; trunk: string }>> = {
  IT: { code: '39', trunk: '' },
  ES: { code: '34', trunk: '' },
  NL: { code: '31', trunk: '0' },
  SE: { code: '46', trunk: '0' }
};
/** 112, 1522, and free numbers, which are not dialled from abroad. */
const SHORT_OR_FREE = /^(\d{3,6}|80[0-9]\d{5,7}|900\d{4,7})$/;

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
    const value =
      way === 'phone' || way === 'whatsapp'
        ? dialled(text, here.country)
        : way === 'website'
          ? withScheme(text)
          : text.toLowerCase();
    if (usableContacts({ [way]: value })[way] === undefined)
      reader.refuse(`contacts.${way}`, { reason: way });
    else contacts[way] = value;
    reader.texts.push(text);
  }
  if (isProtected && typed('phone') === '') reader.refuse('contacts.phone', { reason: 'phone-protected' });
  const some = Object.keys(contacts).length > 0;
  reader.take('contacts', some ? contacts : null, {});
}

/** A number as it is typed, in E.164 where the country's numbers are known: "333 123 45 67" is +393331234567. */
export function dialled(text: string, country: string): string {
  const digits = text.replace(/[\s./()-]/g, '').replace(/^00/, '+');
  const rules = DIALLED[country];
  if (digits.startsWith('+') || !rules || SHORT_OR_FREE.test(digits)) return digits;
  const national = rules.trunk && digits.startsWith(rules.trunk) ? digits.slice(rules.trunk.length) : digits;
  return `+${rules.code}${national}`;
}

function withScheme(text: string): string {
  return /^https?:\/\//i.test(text) ? text : `https://${text}`;
}
