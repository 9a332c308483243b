import { OUTCOMES, WAYS, type Check } from '../../place/check.ts';
import { dateInWords } from '../../place/opening/wording.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { Speech } from './speech.ts';
import type { CheckView } from './view.ts';

/**
 * What somebody who keeps an entry may say of how she checked it, and what was said before.
 * @param fields those one may check by themselves, by their names and in the reader's words
 */
export function checkView(
  checks: readonly Check[],
  fields: CheckView['fields'],
  { say, locale }: { readonly say: Speech['say']; readonly locale: Locale }
): CheckView {
  const called = new Map(fields.map(({ value, label }) => [value, label]));
  return {
    ways: WAYS.map((value) => ({ value, label: say(`check.way.${value}`) })),
    outcomes: OUTCOMES.map((value) => ({ value, label: say(`check.came.${value}`) })),
    fields,
    lines: checks.map(({ day, by, how, outcome, field, times }) =>
      [
        dateInWords(day, 'date', locale),
        how && say(how === 'import' ? 'check.byImport' : `check.way.${how}`),
        by && by !== 'import' && say(`check.by.${by}`),
        field && (called.get(field) ?? field),
        times > 1
          ? say('check.times', { count: times, outcome: say(`check.came.${outcome}`) })
          : say(`check.came.${outcome}`)
      ]
        .filter(Boolean)
        .join(' · ')
    )
  };
}
