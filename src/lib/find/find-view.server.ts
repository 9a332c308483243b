import { listInWords } from '../i18n/list-in-words.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { categoriesOf, isCategoryOrGroup } from '../place/categories.server.ts';
import { reading, viewText, type Reading } from '../place/reading.server.ts';
import { answerTo } from './answer.server.ts';
import { chosenIn, type Chosen } from './chosen.ts';
import type { Catalogue } from './catalogue.ts';
import { inWords } from './conditions-in-words.server.ts';
import { helplineView } from './helpline-view.server.ts';
import { rowView } from './rows.server.ts';
import { whoMayKnow, type Answer } from './search.ts';
import { sectionViews } from './section-views.ts';
import { SECTION_TYPES, sectionsOf } from './sections.ts';
import type { FindKey, FindSpeech } from './speech.ts';
import type { FindView } from './view.ts';

const LONGEST_Q = 200;
const MOST_DROPPED = 12;

/**
 * The page `/{l}/{n}/search` for the query of its address: `q`, filters as the list and the calendar name them, conditions
 * taken away as `drop=day:tue`, and `type` for all answers of one type.
 */
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
  const categories = await categoriesOf(slug);
  const chosen = chosenIn(query, isCategoryOrGroup(categories));
  const only = SECTION_TYPES.find((type) => type === query.get('type')) ?? null;
  const { answer, catalogue } = await answerTo(q, { slug, locale, now, chosen, dropped });
  const speech = await loadSpeech(locale, null, 'find');
  const here = reading(translator, neighbourhood, categories, now);
  const base = neighbourhoodHref(locale, slug);
  const carried = carriedBy(chosen, dropped);
  const hrefOf = (more: readonly [string, string][]): string => {
    const said = carriedBy(chosen).map(({ name, value }): [string, string] => [name, value]);
    return `${base}/search?${new URLSearchParams([['q', q], ...said, ...more])}`;
  };
  return {
    q,
    neighbourhood: { name: viewText(neighbourhood.name, here) ?? { text: slug, locale }, href: base },
    action: `${base}/search`,
    carried,
    danger: answer.danger,
    helplines: answer.results
      .filter(({ type }) => type === 'helpline')
      .map(({ slug: number }) => helplineView(number, catalogue, here, speech)),
    chips: answer.chips.map(({ filters, drop }) => ({
      label: filters.map((one) => inWords(one, speech, here, catalogue)).join(' / '),
      href: hrefOf(drop.map((one) => ['drop', one]))
    })),
    notices: noticesOf(answer, catalogue, here, speech),
    sections: sectionViews(sectionsOf(answer.results, only), {
      nearest: answer.none.length > 0,
      rowOf: (found) => rowView(found, { catalogue, reading: here, speech }),
      allHref: (type) =>
        hrefOf([...[...dropped].map((one): [string, string] => ['drop', one]), ['type', type]]),
      say: speech.say
    }),
    whoMayKnow:
      q !== '' && answer.results.length === 0
        ? whoMayKnow(catalogue).map((found) => rowView(found, { catalogue, reading: here, speech }))
        : [],
    addHref: `${base}/add`,
    needsHref: `${base}/needs`
  };
}

const carriedBy = ({ filters }: Chosen, dropped?: ReadonlySet<string>) =>
  filters.filter(({ name, value }) => !dropped?.has(`${name}:${value}`));

/** What is not here, and what was left out so that something fits. */
function noticesOf(answer: Answer, catalogue: Catalogue, here: Reading, speech: FindSpeech): string[] {
  const { say } = speech;
  const kindName = (slug: string): string => {
    const category = catalogue.categories.get(slug);
    return category ? (viewText(category.name, here)?.text ?? slug) : say(`missing.${slug}` as FindKey);
  };
  const left = answer.relaxed.map((one) => inWords(one, speech, here, catalogue));
  return [
    ...(answer.none.length > 0
      ? [say('none', { kind: listInWords(answer.none.map(kindName), here.translator.locale) })]
      : []),
    ...(left.length > 0 ? [say('relaxed', { conditions: listInWords(left, here.translator.locale) })] : [])
  ];
}
