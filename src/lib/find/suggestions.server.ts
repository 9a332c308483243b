import { loadSpeech } from '../i18n/speech.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { reading } from '../place/reading.server.ts';
import type { Suggestions } from '../ui/suggestion.ts';
import { suggestionsFor } from './answer.server.ts';
import { NOTHING_CHOSEN } from './chosen.ts';
import { helplineView } from './helpline-view.server.ts';
import { linkView } from './rows.server.ts';

/** What is suggested while she types: an entry or a kind leads to its page, whom to call to the search that says it. */
export async function suggestionViews(
  q: string,
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  now: Date
): Promise<Suggestions> {
  const { locale } = translator;
  const asked = { slug: neighbourhood.slug, locale, now, chosen: NOTHING_CHOSEN, dropped: new Set<string>() };
  const { suggested, catalogue } = await suggestionsFor(q, asked);
  const speech = await loadSpeech(locale, null, 'find');
  const here = reading(translator, neighbourhood, [...catalogue.categories.values()], now);
  const search = `${neighbourhoodHref(locale, neighbourhood.slug)}/search`;
  const suggestions = suggested.map((found) => {
    if (found.type !== 'helpline') {
      const { href, name, kind } = linkView(found, { catalogue, reading: here, speech });
      return { href, text: name.text, locale: name.locale, kind };
    }
    const { number, name } = helplineView(found.slug, catalogue, here, speech);
    return {
      href: `${search}?${new URLSearchParams({ q })}`,
      // Some lines are known by their number.
      text: name?.text.includes(number) ? name.text : [number, name?.text].filter(Boolean).join(' · '),
      locale: name?.locale ?? locale,
      kind: speech.say('danger')
    };
  });
  return { label: speech.say('suggestions', { count: suggestions.length }), suggestions };
}
