import { loadSpeech, type Speech } from '../../i18n/speech.ts';
import { traitsOf } from '../../i18n/locales.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';
import { isolated } from '../../place/opening/wording.ts';
import { localisedInWords, type EvidenceWording } from '../wording.server.ts';
import { SHARE_UNIT, type AreaIndicator } from './area-indicator.ts';
import type { MissedGroup, Range } from './missed.ts';

/** What is said of who is missed most: messages of their own, which no browser is sent. */
export interface MissedWording extends EvidenceWording {
  readonly missed: Speech<'missed'>;
}

export async function missedWording(wording: EvidenceWording): Promise<MissedWording> {
  const { neighbourhood, translator } = wording;
  const { locale } = translator;
  return { ...wording, missed: await loadSpeech(locale, wordsHere(neighbourhood, locale), 'missed') };
}

export const indicatorName = (
  { name, slug }: Pick<AreaIndicator, 'name' | 'slug'>,
  wording: EvidenceWording
) => isolated(localisedInWords(name, wording, slug).text);

/** "18,250 €", "12.5%". */
export function valueInWords(
  value: number,
  { unit }: Pick<AreaIndicator, 'unit'>,
  wording: MissedWording
): string {
  const { intl } = traitsOf(wording.translator.locale);
  if (unit === SHARE_UNIT)
    return new Intl.NumberFormat(intl, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
  const number = new Intl.NumberFormat(intl, { maximumFractionDigits: 1 }).format(value);
  return isolated(wording.missed.say('value', { value: number, unit }));
}

/** At which end of the figures the need is: the words for it. */
export const needyEnd = ({ higherMeans }: Pick<AreaIndicator, 'higherMeans'>) =>
  higherMeans === 'more-need' ? 'highest' : 'lowest';

/** "34%", or "between 20% and 60%". */
export function shareRangeInWords(share: Range, { speech: { say, percent } }: EvidenceWording): string {
  const [least, most] = [percent(share.least), percent(share.most)];
  return least === most ? least : say('bounds.between', { least, most });
}

/** The same in a sentence, with the article that some languages have: "il 34%". */
function partInWords(share: Range, wording: MissedWording): string {
  const words = shareRangeInWords(share, wording);
  const { percent } = wording.speech;
  return percent(share.least) === percent(share.most)
    ? wording.missed.say('shareOf', { share: words })
    : words;
}

/** "1,200", or "1,200 to 3,400". */
export function peopleRangeInWords(
  { least, most }: Range,
  { missed: { say, number } }: MissedWording
): string {
  const [from, to] = [Math.round(least), Math.round(most)];
  return from === to ? number(from) : say('range', { least: number(from), most: number(to) });
}

/** The shares of those with the most need and of the others, as a sentence has them; null: nobody lives in one of them. */
export function comparedShares(
  groups: readonly MissedGroup[],
  wording: MissedWording
): { readonly share: string; readonly others: string } | null {
  const of = (wanted: MissedGroup['group']) => groups.find(({ group }) => group === wanted)?.share;
  const [share, others] = [of('neediest'), of('others')];
  return share && others
    ? { share: partInWords(share, wording), others: partInWords(others, wording) }
    : null;
}
