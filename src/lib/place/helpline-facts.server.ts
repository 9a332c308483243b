import type { Helpline } from '../country/country.ts';
import { languageName } from '../i18n/language-name.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import { describeBriefly } from './opening/describe-briefly.ts';
import { digits } from './opening/wording.ts';
import { weekTable } from './opening/evaluate.server.ts';
import { wording, type Reading } from './reading.server.ts';

const ALWAYS = '24/7';

/**
 * When a helpline answers, what a call costs, and who understands her: "day and night · free · they speak Arabic". Of what no
 * source tells: that we do not know the hours, and nothing of the rest. Last, the year of the newest source, where one says its
 * year.
 * @param all every language of it, not only that of the reader
 */
export function helplineFacts(
  { hours, cost, languages, sources }: Pick<Helpline, 'hours' | 'cost' | 'languages' | 'sources'>,
  here: Reading,
  all = false
): string {
  const { t, locale } = here.translator;
  // That a number of the country speaks its language goes without saying.
  const isLocal = locale === here.neighbourhood.defaultLocale;
  const spoken = all ? languages : languages.filter((one) => one === locale && !isLocal);
  const year = Math.max(...sources.map((source) => source.year ?? 0));
  const isTold = hours !== undefined || cost !== undefined || spoken.length > 0;
  return [
    hours === undefined
      ? t('helpline.hoursUnknown')
      : hours === ALWAYS
        ? t('helpline.always')
        : describeBriefly(weekTable(hours, here.now, here.neighbourhood) ?? [], wording(here))
            .map(({ days, times }) => `${days} ${times}`)
            .join('; '),
    cost === undefined ? '' : t(`helpline.${cost}`),
    spoken.length === 0
      ? ''
      : t('helpline.spoken', {
          languages: listInWords(
            spoken.map((code) => languageName(code, locale)),
            locale
          )
        }),
    isTold && year > 0 ? t('helpline.toldIn', { year: digits(year, locale) }) : ''
  ]
    .filter(Boolean)
    .join(' · ');
}
