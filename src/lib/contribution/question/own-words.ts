import { localised, type LocalisedText } from '../../i18n/localised.ts';
import type { Locale } from '../../i18n/locales.ts';
import { localeOfText } from '../text-hygiene.ts';

/** In which of its languages a text is asked in one input: the reader's, the local one, any. */
interface Where {
  readonly locale: string;
  readonly local: string;
}

/** What stands in the one input of a text. */
export const shownOf = (text: LocalisedText | undefined, { locale, local }: Where): string =>
  localised(text, locale as Locale, local)?.text ?? '';

/** The text after somebody wrote in that input: what she left as it was keeps its language, and all keep the others. */
export function withWritten(
  before: LocalisedText | undefined,
  written: string,
  where: Where
): Record<string, string> {
  const texts = { ...(before as Record<string, string> | undefined) };
  return written === shownOf(before, where) ? texts : { ...texts, [localeOfText(written, where)]: written };
}
