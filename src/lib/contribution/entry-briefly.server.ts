import type { Locale } from '../i18n/locales.ts';
import { localised, type ChosenText } from '../i18n/localised.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { translatorHere, wordsHere } from '../neighbourhood/words.server.ts';
import { entryHref, entryOf } from './entry.server.ts';
import type { Target } from './proposal.ts';

/** An entry as the small pages about it name it. */
export interface BriefEntry {
  readonly target: Target;
  readonly name: ChosenText;
  readonly href: string;
  /** "Last confirmed on 25 November 2026", "Nobody has confirmed it yet". */
  readonly confirmed: string;
}

/** Names an entry and says when it was last confirmed; throws a 404 when it is not there. */
export async function entryBriefly(
  {
    neighbourhood,
    target,
    slug
  }: { readonly neighbourhood: string; readonly target: Target; readonly slug: string },
  locale: Locale
): Promise<BriefEntry> {
  const here = await neighbourhoodBySlug(neighbourhood);
  const [entry, translator, { say }] = await Promise.all([
    entryOf(neighbourhood, target, slug),
    translatorHere(here, locale),
    loadSpeech(locale, wordsHere(here, locale), 'correction')
  ]);
  return {
    target,
    name: localised(entry.name, locale, here.defaultLocale) ?? { text: slug, locale: here.defaultLocale },
    href: entryHref(locale, neighbourhood, target, slug),
    confirmed: entry.confirmedAt
      ? say('confirm.known', { date: translator.date(new Date(entry.confirmedAt), here.timeZone) })
      : say('confirm.never')
  };
}
