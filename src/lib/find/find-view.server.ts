import { localised } from '../i18n/localised.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { reading, viewText, type Reading } from '../place/reading.server.ts';
import { answerTo } from './answer.server.ts';
import type { Catalogue } from './catalogue.ts';
import { inWords } from './conditions-in-words.server.ts';
import { rowView } from './rows.server.ts';
import type { Answer } from './search.ts';
import type { FindKey, FindSpeech } from './speech.ts';
import type { FindView, HelplineView } from './view.ts';

/** As many as one reads; the rest is behind the category. */
const MOST_ROWS = 12;
const LONGEST_Q = 200;
const MOST_DROPPED = 12;

/** The page `/{l}/{n}/search` for the query of its address: `q`, and conditions taken away as `drop=day:tue`. */
export async function findView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  query: URLSearchParams,
  now: Date
): Promise<FindView> {
  const { locale } = translator;
  const { slug } = neighbourhood;
  const q = (query.get('q') ?? '').slice(0, LONGEST_Q).trim();
  const dropped = new Set(query.getAll('drop').slice(0, MOST_DROPPED));
  const { answer, catalogue } = await answerTo(q, { slug, locale, now, dropped });
  const speech = await loadSpeech(locale, null, 'find');
  const here = reading(translator, neighbourhood, [...catalogue.categories.values()], now);
  const base = neighbourhoodHref(locale, slug);
  const rows = answer.results.filter(({ type }) => type !== 'helpline').slice(0, MOST_ROWS);
  return {
    q,
    neighbourhood: { name: viewText(neighbourhood.name, here) ?? { text: slug, locale }, href: base },
    action: `${base}/search`,
    danger: answer.danger,
    helplines: helplineViews(answer, catalogue, here, speech),
    chips: answer.chips.map(({ filter, drop }) => ({
      label: inWords(filter, speech, here, catalogue),
      href: `${base}/search?${new URLSearchParams([['q', q], ...drop.map((one) => ['drop', one])])}`
    })),
    notices: noticesOf(answer, catalogue, here, speech),
    rows: rows.map((found) => rowView(found, catalogue, here, speech)),
    nearest: answer.none.length > 0,
    addHref: `${base}/add`,
    needsHref: `${base}/needs`
  };
}

function helplineViews(
  { results }: Answer,
  { helplines, emergency }: Catalogue,
  { translator, neighbourhood }: Reading,
  { say }: FindSpeech
): HelplineView[] {
  return results
    .filter(({ type }) => type === 'helpline')
    .map(({ slug: number }) => {
      const line = helplines.find((one) => one.number === number);
      const own = localised(line?.name, translator.locale, neighbourhood.defaultLocale);
      const name = number === emergency ? { text: say('emergency'), locale: translator.locale } : own;
      return { number, href: `tel:${number}`, name };
    });
}

/** What is not here, and what was left out so that something fits. */
function noticesOf(answer: Answer, catalogue: Catalogue, here: Reading, speech: FindSpeech): string[] {
  const { say } = speech;
  const kindName = (slug: string): string => {
    const category = catalogue.categories.get(slug);
    return category ? (viewText(category.name, here)?.text ?? slug) : say(`missing.${slug}` as FindKey);
  };
  const left = answer.relaxed.map((one) => inWords(one, speech, here, catalogue));
  return [
    ...(answer.none.length > 0 ? [say('none', { kind: answer.none.map(kindName).join(', ') })] : []),
    ...(left.length > 0 ? [say('relaxed', { conditions: left.join(', ') })] : [])
  ];
}
