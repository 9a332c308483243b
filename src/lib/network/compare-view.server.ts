import { isNotCollected, servedStage } from '../activity/stages.ts';
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
  /** What is compared, part by part. */
  readonly parts: readonly {
    readonly part: ComparedPart;
    readonly heading: string;
    /** A row for each thing: its name, then what each neighbourhood has. */
    readonly rows: readonly CompareRow[];
  }[];
}

interface CompareRow {
  readonly label: string;
  readonly cells: readonly {
    readonly text: string;
    /** Of the larger of the two, for the bar; null: it is no number, or alone. */
    readonly share: number | null;
  }[];
}

const PARTS = ['who', 'together', 'steps', 'forWhom', 'toAsk'] as const;
type ComparedPart = (typeof PARTS)[number];

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
    parts: PARTS.map((part) => ({
      part,
      heading: speech.say(`compare.part.${part}`),
      rows: columns[0]![part].map(([label], index) =>
        rowOf(
          label,
          columns.map((column) => column[part][index]!)
        )
      )
    }))
  };
}

type Compared = readonly [label: string, text: string, value?: number];

function rowOf(label: string, cells: readonly Compared[]): CompareRow {
  const most = Math.max(...cells.map(([, , value = 0]) => value));
  return {
    label,
    cells: cells.map(([, text, value]) => ({
      text,
      share: value === undefined || cells.length === 1 || most === 0 ? null : value / most
    }))
  };
}

async function columnOf(
  { slug }: NeighbourhoodWithOutline,
  speech: NetworkSpeech,
  thisYear: number
): Promise<Readonly<Record<ComparedPart, readonly Compared[]>>> {
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
  const counted = (label: string, value: number): Compared => [label, number(value), value];
  // What nobody has written down is not none: only what is known is counted.
  const known = (label: string, value: number): Compared =>
    value === 0 ? [label, say('compare.noneKnown')] : counted(label, value);
  const atLeast = (label: string, value: number): Compared =>
    value === 0 ? known(label, value) : [label, say('compare.atLeast', { number: number(value) }), value];
  return {
    who: [
      counted(say('compare.organisations'), working),
      known(say('compare.linked'), linked),
      known(say('compare.elsewhere'), elsewhere)
    ],
    together: [
      known(say('compare.agreements'), selection.linked.filter(isAgreement).length),
      known(say('compare.links'), selection.links.length),
      here.links.length === 0
        ? [say('compare.density'), say('compare.unknown')]
        : [say('compare.density'), shareInWords(here.findings.density, speech), here.findings.density],
      known(say('compare.referrals'), here.findings.referrals)
    ],
    steps: STAGES.map((stage): Compared => {
      const label = say('compare.stage', { stage: say(`stage.${stage}`) });
      const serving = activities.filter((one) => servedStage(one) === stage).length;
      return serving === 0 && isNotCollected(stage, network.completeness)
        ? [label, say('compare.notCollected')]
        : known(label, serving);
    }),
    forWhom: [
      atLeast(say('compare.childcare'), activities.filter(hasChildcare).length),
      atLeast(
        say('compare.womenOnly'),
        activities.filter(({ features }) => features.includes('women-only')).length
      ),
      [say('compare.languages'), spoken || say('compare.unknown')]
    ],
    toAsk: [
      counted(say('compare.ask'), untoldIn(chain).length),
      counted(say('compare.practices'), cards.filter((one) => one.areas.includes(slug)).length)
    ]
  };
}
