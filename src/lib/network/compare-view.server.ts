import { servedStage } from '../activity/stages.ts';
import { STAGES } from '../activity/vocabulary.ts';
import { hasChildcare } from '../activity/matches.ts';
import { languageName } from '../i18n/language-name.ts';
import { localised } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { wordsOfAll } from '../neighbourhood/words.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import type { ViewText } from '../place/view.ts';
import { chainIn } from './chain.server.ts';
import { NO_CHAIN_FILTERS, untoldIn } from './chain.ts';
import { isAgreement } from './links.ts';
import { countsIn, measuredNow } from './measured.server.ts';
import { networkOf } from './network.server.ts';
import { practices } from './practice-view.server.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import { shareInWords } from './say.ts';
import type { NetworkSpeech } from './speech.ts';
import type { NetworkChoiceView } from './view.ts';

/** The page `/{l}/{n}/network/compare`. */
export interface CompareView {
  readonly href: string;
  readonly networkHref: string;
  readonly names: readonly ViewText[];
  readonly others: readonly NetworkChoiceView[];
  readonly other: string | null;
  /** A row for each thing that is compared: its name, then what each neighbourhood has. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

/** One neighbourhood, or two side by side when another is asked for that there is. */
export async function compareView(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  query: URLSearchParams,
  now: Date
): Promise<CompareView> {
  const all = await neighbourhoods();
  const others = all.filter(({ slug }) => slug !== neighbourhood.slug);
  const other = others.find(({ slug }) => slug === query.get('with')) ?? null;
  const compared = other === null ? [neighbourhood] : [neighbourhood, other];
  const speech = await loadSpeech(locale, await wordsOfAll(compared, locale), 'network');
  const columns = await Promise.all(compared.map((one) => columnOf(one, speech, now.getUTCFullYear())));
  const name = ({ name: text, slug, defaultLocale }: NeighbourhoodWithOutline) =>
    localised(text, locale, defaultLocale) ?? { text: slug, locale: defaultLocale };
  const base = neighbourhoodHref(locale, neighbourhood.slug);
  return {
    href: `${base}/network/compare`,
    networkHref: `${base}/network`,
    names: compared.map(name),
    others: others.map((one) => ({ value: one.slug, label: name(one).text })),
    other: other?.slug ?? null,
    rows: columns[0]!.map(([label], index) => ({
      label,
      cells: columns.map((column) => column[index]![1])
    }))
  };
}

async function columnOf(
  { slug }: NeighbourhoodWithOutline,
  speech: NetworkSpeech,
  thisYear: number
): Promise<[label: string, cell: string][]> {
  const { say, number, locale } = speech;
  const [network, cards] = await Promise.all([networkOf(slug), practices()]);
  const { activities } = network;
  const measured = measuredNow(network, thisYear);
  const { selection, here } = measured;
  const { working, linked, elsewhere } = countsIn(measured, network);
  const chain = await chainIn(slug, network, NO_CHAIN_FILTERS, thisYear);
  const languages = new Set(network.traits.flatMap((one) => [...one.languages]));
  const spoken = listInWords(
    [...languages].map((code) => languageName(code, locale)),
    speech.locale
  );
  return [
    [say('compare.organisations'), number(working)],
    [say('compare.linked'), number(linked)],
    [say('compare.elsewhere'), number(elsewhere)],
    [say('compare.agreements'), number(selection.linked.filter(isAgreement).length)],
    [say('compare.links'), number(selection.links.length)],
    [say('compare.density'), shareInWords(here.findings.density, speech)],
    [say('compare.referrals'), number(here.findings.referrals)],
    ...STAGES.map((stage): [string, string] => [
      say('compare.stage', { stage: say(`stage.${stage}`) }),
      number(activities.filter((one) => servedStage(one) === stage).length)
    ]),
    [say('compare.childcare'), number(activities.filter(hasChildcare).length)],
    [
      say('compare.womenOnly'),
      number(activities.filter(({ features }) => features.includes('women-only')).length)
    ],
    [say('compare.languages'), spoken || '–'],
    [say('compare.ask'), number(untoldIn(chain).length)],
    [say('compare.practices'), number(cards.filter((one) => one.areas.includes(slug)).length)]
  ];
}
