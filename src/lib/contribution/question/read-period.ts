import { latinDigits } from '../../i18n/latin-digits.ts';
import type { FormReader } from '../form-reader.ts';
import { one } from '../form-values.ts';
import { cleanText } from '../text-hygiene.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/**
 * A year or a month as people write it (2019, 2019-05, 5/2019, ٢٠١٩) as it is kept: `2019` or `2019-05`; null when it is
 * neither.
 */
export function monthFrom(text: string): string | null {
  const written = latinDigits(text);
  const [, year, month] =
    /^(\d{4})(?:[-/.](\d{1,2}))?$/.exec(written) ??
    (([all, before, after]) => [all, after, before])(/^(\d{1,2})[-/. ](\d{4})$/.exec(written) ?? []);
  if (!year || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  if (month === undefined) return year;
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null;
}

/** Inputs `since` and `until`. */
export function readPeriod(reader: FormReader): void {
  const [since, until] = [readMonth(reader, 'since'), readMonth(reader, 'until')];
  // Compared as far as both say: what began in May 2019 may end in 2019.
  const said = Math.min(since?.length ?? 0, until?.length ?? 0);
  if (since && until && until.slice(0, said) < since.slice(0, said))
    reader.refuse('until', { reason: 'end-before-start' });
}

/** A year or a month; nothing when it is not known. */
export function readMonth(reader: FormReader, field: 'since' | 'until'): string | null {
  const text = cleanText(one(reader.values, field));
  const month = text === '' ? null : monthFrom(text);
  if (text !== '' && month === null) reader.refuse(field, { reason: 'month' });
  else reader.take(field, month);
  return month;
}
