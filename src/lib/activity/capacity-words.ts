import type { Translator } from '../i18n/translator.ts';
import { dateInWords } from '../place/opening/wording.ts';
import type { Capacity } from './fields/capacity.ts';

/** "3 places left, as of 20 November": never without its day. */
export function capacityInWords(
  { state, as_of: asOf, left }: Capacity,
  { t, locale }: Pick<Translator, 't' | 'locale'>
): string {
  const date = dateInWords(asOf, 'shortDay', locale);
  return state === 'open' && left !== undefined
    ? t('calendar.capacity.left', { count: left, date })
    : t(`calendar.capacity.told.${state}`, { date });
}
