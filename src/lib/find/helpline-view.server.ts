import { localised } from '../i18n/localised.ts';
import { helplineFacts } from '../place/helpline-facts.server.ts';
import type { Reading } from '../place/reading.server.ts';
import type { Catalogue } from './catalogue.ts';
import type { FindSpeech } from './speech.ts';
import type { HelplineView } from './view.ts';

/** A number to call, and what it is for in the reader's language. */
export function helplineView(
  number: string,
  { helplines, emergency }: Catalogue,
  here: Reading,
  { say }: FindSpeech
): HelplineView {
  const { translator, neighbourhood } = here;
  const line = helplines.find((one) => one.number === number);
  const own = localised(line?.name, translator.locale, neighbourhood.defaultLocale);
  const name = number === emergency ? { text: say('emergency'), locale: translator.locale } : own;
  return { number, href: `tel:${number}`, name, facts: line ? helplineFacts(line, here, true) : '' };
}
