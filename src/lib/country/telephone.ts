import type { Telephone } from './country.ts';

/** A number as it is typed, in E.164 where the country's numbers are known: "333 123 45 67" is +393331234567. */
export function dialled(text: string, telephone: Telephone | null): string {
  const digits = text.replace(/[\s./()-]/g, '').replace(/^00/, '+');
  if (digits.startsWith('+') || !telephone || new RegExp(telephone.short).test(digits)) return digits;
  const { code, trunk } = telephone;
  const national = trunk && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits;
  return `+${code}${national}`;
}

/** How a telephone or a mobile number is written, to show somebody who wrote one otherwise. */
export function exampleNumbers(way: 'phone' | 'whatsapp', telephone: Telephone | null): readonly string[] {
  const { phone, mobile } = telephone?.examples ?? {};
  return [...(way === 'phone' ? [phone] : []), mobile].filter((number) => number !== undefined);
}

/** A number of the country as it is written there (02 8846 5810); others as they are, with their plus. */
export function writtenNumber(phone: string, telephone: Telephone | null): string {
  if (!telephone?.written || !phone.startsWith(`+${telephone.code}`)) return phone;
  const national = phone.slice(telephone.code.length + 1);
  const [, prefix, rest] = new RegExp(telephone.written).exec(national) ?? [];
  if (prefix === undefined || rest === undefined) return phone;
  return `${prefix} ${rest.replace(/\d{4}(?=\d{3,})/g, '$& ')}`;
}
