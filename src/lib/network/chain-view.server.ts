import { activityHref, calendarHref } from '../activity/addresses.ts';
import type { Activity } from '../activity/activity.ts';
import { isNotCollected } from '../activity/stages.ts';
import type { Stage } from '../activity/vocabulary.ts';
import { NO_ACTIVITY_FILTERS } from '../activity/filters.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Locale } from '../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import type { ViewText } from '../place/view.ts';
import {
  chainQuery,
  concernedBy,
  parseChainFilters,
  NO_CHAIN_FILTERS,
  untoldIn,
  CHAIN_TIMES,
  type Break,
  type Chain,
  type ChainFilters
} from './chain.ts';
import { chainIn } from './chain.server.ts';
import { pageNumber } from './filters.ts';
import { nameHere, namedHere, networkHere, textHere, type Here } from './here.server.ts';
import { lastToldOf } from './links.ts';
import { moreView } from './more.ts';
import { needQuery } from './need-of-break.ts';
import { pageOf } from './row-pages.ts';
import { breakInWords } from './say-break.server.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import type { NetworkChoiceView, MoreView, NamedView, RowPagesView } from './view.ts';

export interface BreakView {
  readonly key: string;
  readonly text: string;
  readonly noteHref: string;
  /** Where a woman says that this is missing, with what is known of it tapped already. */
  readonly needHref: string;
}

export type StepActivity = NamedView & { readonly by: NamedView | null };

export interface ChainStepView {
  readonly stage: Stage;
  readonly name: string;
  readonly count: string;
  /** What is known to serve it; of very many not all. */
  readonly activities: readonly StepActivity[];
  /** Where the others are. */
  readonly more: MoreView | null;
  /** What may serve it: nobody knows. Null: nothing. */
  readonly perhaps: {
    readonly said: string;
    readonly activities: readonly StepActivity[];
    readonly more: string | null;
  } | null;
  /** Of this step: that we know of nobody who offers it, under these conditions. */
  readonly broken: boolean;
  /** And that nobody has looked who does. */
  readonly isNotCollected: boolean;
  /** What leads to the next step; null after the last. */
  readonly onwards: {
    readonly referrals: readonly { readonly from: NamedView; readonly to: NamedView }[];
    /** Who offers both steps. */
    readonly within: readonly NamedView[];
    /** Of these two, how many are not listed; null when all are. */
    readonly more: string | null;
    readonly broken: boolean;
  } | null;
}

/** The page `/{l}/{n}/network/chain`. */
export interface ChainView {
  readonly neighbourhood: { readonly href: string; readonly name: ViewText };
  readonly href: string;
  readonly networkHref: string;
  readonly filters: ChainFilters;
  /** Something narrows it. */
  readonly isNarrowed: boolean;
  /** How many referrals we know of. */
  readonly headline: string;
  /** Whom to ask: who offers a step, and of whom no referral tells. Null: nobody. */
  readonly ask: {
    readonly said: string;
    readonly first: readonly NamedView[];
    readonly more: string | null;
  } | null;
  /** Null: it may break somewhere. */
  readonly whole: string | null;
  readonly languages: readonly NetworkChoiceView[];
  readonly times: readonly NetworkChoiceView[];
  readonly steps: readonly ChainStepView[];
  readonly breaks: readonly BreakView[];
  /** Null: all breaks are there. */
  readonly pages: RowPagesView | null;
}

/** Of one step and of what leads on, so many are listed; of breaks so many on a page. */
const MOST_LISTED = 30;
const BREAKS = 50;
/** So many of those to ask are named at the head of the page; all are in the list. */
const MOST_ASKED = 9;

interface Read {
  readonly here: Here;
  readonly filters: ChainFilters;
  readonly chain: Chain;
}

async function readChain(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  query: URLSearchParams,
  now: Date
): Promise<Read> {
  const here = await networkHere(neighbourhood, locale);
  const filters = parseChainFilters(query);
  const chain = await chainIn(neighbourhood.slug, here.network, filters, now.getUTCFullYear());
  return { here, filters, chain };
}

/** Who offers each step of the path, who refers people on, and where that breaks. */
export async function chainView(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  query: URLSearchParams,
  now: Date
): Promise<ChainView> {
  const { here, filters, chain } = await readChain(neighbourhood, locale, query, now);
  const { say } = here.speech;
  const base = neighbourhoodHref(locale, neighbourhood.slug);
  const shown = pageOf(
    chain.breaks,
    pageNumber(query.get('page') ?? '') ?? 1,
    { rows: BREAKS, href: (page) => withPage(`${base}/network/chain`, filters, page) },
    here
  );
  const { network } = here;
  const languages = new Set(network.activities.flatMap((one) => one.languages));
  if (filters.language !== null) languages.add(filters.language);
  return {
    neighbourhood: { href: base, name: nameOfNeighbourhood(here) },
    href: `${base}/network/chain`,
    networkHref: `${base}/network`,
    filters,
    isNarrowed: chainQuery(filters).toString() !== '',
    headline: headlineOf(chain, here),
    ask: askOf(chain, here),
    whole: chain.breaks.length === 0 ? say('chain.whole') : null,
    languages: [...languages]
      .map((value) => ({ value, label: languageName(value, locale) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
    times: CHAIN_TIMES.map((value) => ({ value, label: say(`chain.time.${value}`) })),
    steps: chain.steps.map(({ stage, activities, perhaps }, index) => ({
      stage,
      name: say(`stage.${stage}`),
      count: activities.length > 0 ? say('chain.served', { count: activities.length }) : '',
      activities: activities.slice(0, MOST_LISTED).map((one) => stepActivity(one, here)),
      more: moreView(
        activities.length - MOST_LISTED,
        calendarHref(locale, neighbourhood.slug, { ...NO_ACTIVITY_FILTERS, stage }),
        here
      ),
      perhaps:
        perhaps.length === 0
          ? null
          : {
              said: say('chain.perhaps', { count: perhaps.length }),
              activities: perhaps.slice(0, MOST_LISTED).map((one) => stepActivity(one, here)),
              more: perhaps.length > MOST_LISTED ? say('more', { count: perhaps.length - MOST_LISTED }) : null
            },
      broken: activities.length === 0,
      isNotCollected: isNotCollected(stage, network.completeness),
      onwards: onwardsOf(chain, index, here)
    })),
    breaks: shown.rows.map((one) => ({
      key: one.key,
      text: breakInWords(one, filters, here),
      noteHref: `${base}/network/chain/note?${noteQuery(one, filters)}`,
      needHref: `${base}/needs?${needQuery(one, filters)}`
    })),
    pages: shown.pages
  };
}

/** The chain in the few lines that an official reads: what we know, whom to ask, and where more is told. */
export async function chainInShort(neighbourhood: NeighbourhoodWithOutline, locale: Locale, now: Date) {
  const { here, chain } = await readChain(neighbourhood, locale, new URLSearchParams(), now);
  const { say } = here.speech;
  const ask = askOf(chain, here);
  const breaks = chain.breaks.filter(({ kind }) => kind !== 'untold');
  return {
    sentences: [headlineOf(chain, here), ...(chain.breaks.length === 0 ? [say('chain.whole')] : [])],
    lists: [
      ...(ask ? [{ heading: ask.said, lines: ask.first, more: ask.more }] : []),
      ...(breaks.length === 0
        ? []
        : [
            {
              heading: say('chain.breaks'),
              lines: breaks.map((one) => ({
                name: { text: breakInWords(one, NO_CHAIN_FILTERS, here), locale },
                href: null
              })),
              more: null
            }
          ])
    ],
    link: {
      label: say('chain.title'),
      href: `${neighbourhoodHref(locale, neighbourhood.slug)}/network/chain`
    },
    method: [say('chain.method')]
  };
}

function stepActivity({ slug, title, organisation }: Activity, here: Here): StepActivity {
  const { neighbourhood, speech } = here;
  return {
    name: textHere(title, here) ?? { text: slug, locale: neighbourhood.defaultLocale },
    href: activityHref(speech.locale, neighbourhood.slug, slug),
    by: organisation && namedHere(organisation.slug, here)
  };
}

/** How many referrals are known, and the last year of which a source tells of one. */
function headlineOf({ known }: Chain, { speech }: Here): string {
  const { say, year } = speech;
  if (known.length === 0) return say('chain.noneKnown');
  const told = Math.max(...known.map((one) => lastToldOf(one) ?? 0));
  return told === 0
    ? say('chain.known', { count: known.length })
    : say('chain.knownTold', { count: known.length, year: year(told) });
}

/** Who offers a step and of whom no referral tells: by name, as far as a line holds. */
function askOf(chain: Chain, here: Here): ChainView['ask'] {
  const { say } = here.speech;
  const untold = untoldIn(chain);
  if (untold.length === 0) return null;
  return {
    said: say('chain.ask', { count: untold.length }),
    first: untold.slice(0, MOST_ASKED).map((slug) => namedHere(slug, here)),
    more: untold.length > MOST_ASKED ? say('more', { count: untold.length - MOST_ASKED }) : null
  };
}

function withPage(href: string, filters: ChainFilters, page: number): string {
  const query = chainQuery(filters);
  query.set('page', String(page));
  return `${href}?${query}`;
}

function onwardsOf({ referrals }: Chain, index: number, here: Here): ChainStepView['onwards'] {
  const next = referrals[index];
  if (!next) return null;
  const left = Math.max(0, next.links.length - MOST_LISTED) + Math.max(0, next.within.length - MOST_LISTED);
  return {
    referrals: next.links
      .slice(0, MOST_LISTED)
      .map(({ from, to }) => ({ from: namedHere(from, here), to: namedHere(to, here) })),
    within: next.within.slice(0, MOST_LISTED).map((slug) => namedHere(slug, here)),
    more: left > 0 ? here.speech.say('more', { count: left }) : null,
    broken: next.links.length + next.within.length === 0
  };
}

/** The page of a note: what breaks, and who could talk about it; null when it does not break (any more). */
export interface NoteView {
  readonly backHref: string;
  readonly title: string;
  /** Paragraphs, ready to be sent: nothing in them is about anybody. */
  readonly paragraphs: readonly string[] | null;
}

export async function noteView(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  url: URL,
  now: Date
): Promise<NoteView> {
  const { here, filters, chain } = await readChain(neighbourhood, locale, url.searchParams, now);
  const { say, date } = here.speech;
  const backHref = `${neighbourhoodHref(locale, neighbourhood.slug)}/network/chain?${chainQuery(filters)}`;
  const one = chain.breaks.find(({ key }) => key === url.searchParams.get('break'));
  const title = say('note.title');
  if (!one) return { backHref, title, paragraphs: null };
  const names = concernedBy(one, chain).map((slug) => nameHere(slug, here).text);
  return {
    backHref,
    title,
    paragraphs: [
      say('note.greeting', { neighbourhood: nameOfNeighbourhood(here).text }),
      say('note.saw'),
      breakInWords(one, filters, here),
      ...(names.length > 0 ? [say('note.who', { names: listInWords(names, here.speech.locale) })] : []),
      say('note.ask'),
      say('note.from', {
        date: date(now, neighbourhood.timeZone),
        url: url.origin + backHref.replace(/\?$/, '')
      })
    ]
  };
}

function nameOfNeighbourhood(here: Here): ViewText {
  const { name, slug, defaultLocale } = here.neighbourhood;
  return textHere(name, here) ?? { text: slug, locale: defaultLocale };
}

function noteQuery(one: Break, filters: ChainFilters): string {
  const query = chainQuery(filters);
  query.set('break', one.key);
  return query.toString();
}
