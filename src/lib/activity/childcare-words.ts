import type { Translator } from '../i18n/translator.ts';
import type { Activity } from './activity.ts';
import { hasChildcare } from './matches.ts';

/** From so many months on an age is said in years. */
const IN_YEARS = 24;

/** "Someone looks after the children here, from 3 months to 3 years. It is free." Null: not known. */
export function childcareInWords(
  activity: Pick<Activity, 'childcare' | 'features'>,
  { t }: Pick<Translator, 't'>
): string | null {
  if (!hasChildcare(activity)) return null;
  const { from_months: from, to_months: to, free } = activity.childcare ?? {};
  const age = (months: number): string =>
    months >= IN_YEARS && months % 12 === 0
      ? t('calendar.years', { count: months / 12 })
      : t('calendar.months', { count: months });
  const ages =
    from && to
      ? t('calendar.agesFromTo', { from: age(from), to: age(to) })
      : from
        ? t('calendar.agesFrom', { from: age(from) })
        : to
          ? t('calendar.agesTo', { to: age(to) })
          : t('calendar.agesUnknown');
  return [t('calendar.childcare'), ages, free === true ? t('calendar.childcareFree') : '']
    .filter(Boolean)
    .join(' ');
}
