import { activityHref } from '../activity/addresses.ts';
import type { Stage } from '../activity/activity.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Locale } from '../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import type { ViewText } from '../place/view.ts';
import {
  chainOf,
  chainQuery,
  concernedBy,
  parseChainFilters,
  TIMES,
  type Break,
  type Chain,
  type ChainFilters
} from './chain.ts';
import { nameHere, namedHere, networkHere, textHere, type Here } from './here.server.ts';
import { listInWords } from './say.ts';
import type { ChoiceView, NamedView } from './view.ts';

export interface BreakView {
  readonly key: string;
  readonly text: string;
  readonly noteHref: string;
  /** Where a woman says that this is missing; null where nothing is missing but a word between two. */
  readonly needHref: string | null;
}

export interface StepView {
  readonly stage: Stage;
  readonly name: string;
  readonly count: string;
  readonly activities: readonly (NamedView & { readonly by: NamedView | null })[];
  /** Of this step: that nobody offers it. */
  readonly broken: boolean;
  /** What leads to the next step; null after the last. */
  readonly onwards: {
    readonly referrals: readonly { readonly from: NamedView; readonly to: NamedView }[];
    /** Who offers both steps. */
    readonly within: readonly NamedView[];
    readonly broken: boolean;
  } | null;
}

/** The page `/{l}/{n}/network/chain`. */
export interface ChainView {
  readonly neighbourhood: { readonly href: string; readonly name: ViewText };
  readonly href: string;
  readonly networkHref: string;
  readonly filters: ChainFilters;
  readonly headline: string;
  readonly languages: readonly ChoiceView[];
  readonly times: readonly ChoiceView[];
  readonly steps: readonly StepView[];
  readonly breaks: readonly BreakView[];
}

interface Read {
  readonly here: Here;
  readonly filters: ChainFilters;
  readonly chain: Chain;
}

async function readChain(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  query: URLSearchParams
): Promise<Read> {
  const here = await networkHere(neighbourhood, locale);
  const { activities, links, organisations } = here.network;
  const filters = parseChainFilters(query);
  const pointsOf = (slug: string) =>
    (organisations.get(slug)?.places ?? []).flatMap(({ point }) => (point ? [point] : []));
  return { here, filters, chain: chainOf(activities, { links, pointsOf }, filters) };
}

/** Who offers each step of the path, who refers people on, and where that breaks. */
export async function chainView(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  query: URLSearchParams
): Promise<ChainView> {
  const { here, filters, chain } = await readChain(neighbourhood, locale, query);
  const { say } = here.speech;
  const base = neighbourhoodHref(locale, neighbourhood.slug);
  const broken = new Set(chain.breaks.map(({ key }) => key));
  const languages = new Set(here.network.activities.flatMap((one) => one.languages));
  if (filters.language !== null) languages.add(filters.language);
  return {
    neighbourhood: { href: base, name: nameOfNeighbourhood(here) },
    href: `${base}/network/chain`,
    networkHref: `${base}/network`,
    filters,
    headline:
      chain.breaks.length > 0 ? say('chain.headline', { count: chain.breaks.length }) : say('chain.whole'),
    languages: [...languages]
      .map((value) => ({ value, label: languageName(value, locale) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
    times: TIMES.map((value) => ({ value, label: say(`chain.time.${value}`) })),
    steps: chain.steps.map(({ stage, activities }, index) => ({
      stage,
      name: say(`stage.${stage}`),
      count: say('chain.served', { count: activities.length }),
      activities: activities.map((one) => ({
        name: textHere(one.title, here) ?? { text: one.slug, locale: neighbourhood.defaultLocale },
        href: activityHref(locale, neighbourhood.slug, one.slug),
        by: one.organisation && namedHere(one.organisation.slug, here)
      })),
      broken: broken.has(`unserved-${stage}`),
      onwards: onwardsOf(chain, index, here)
    })),
    breaks: chain.breaks.map((one) => ({
      key: one.key,
      text: breakInWords(one, filters, here),
      noteHref: `${base}/network/chain/note?${noteQuery(one, filters)}`,
      needHref: one.kind === 'unserved' ? `${base}/needs?stage=${one.stage}` : null
    }))
  };
}

function onwardsOf({ referrals }: Chain, index: number, here: Here): StepView['onwards'] {
  const next = referrals[index];
  if (!next) return null;
  return {
    referrals: next.links.map(({ from, to }) => ({ from: namedHere(from, here), to: namedHere(to, here) })),
    within: next.within.map((slug) => namedHere(slug, here)),
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
  const { here, filters, chain } = await readChain(neighbourhood, locale, url.searchParams);
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
      ...(names.length > 0 ? [say('note.who', { names: listInWords(names, here.speech) })] : []),
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

/** A break in one sentence, under the conditions that were asked for. */
function breakInWords(one: Break, filters: ChainFilters, here: Here): string {
  const { say, locale } = here.speech;
  const name = (slug: string) => nameHere(slug, here).text;
  const stage = (which: Stage) => say(`stage.${which}`);
  const sentence = () => {
    switch (one.kind) {
      case 'unserved':
        return say('break.unserved', { stage: stage(one.stage), conditions: conditions(filters, here) });
      case 'unlinked':
        return say('break.unlinked', { from: stage(one.from), to: stage(one.to) });
      case 'untold':
        return say('break.untold', {
          name: name(one.organisation),
          stage: listInWords(one.stages.map(stage), here.speech)
        });
      case 'far':
        return say('break.far', { from: name(one.from), to: name(one.to), count: one.minutes });
    }
  };
  const text = sentence();
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

function conditions({ language, womenOnly, childcare, time }: ChainFilters, { speech }: Here): string {
  const all = [
    ...(language === null ? [] : [languageName(language, speech.locale)]),
    ...(womenOnly ? [speech.say('chain.womenOnly')] : []),
    ...(childcare ? [speech.say('chain.childcare')] : []),
    ...(time === null ? [] : [speech.say(`chain.time.${time}`)])
  ];
  return all.length === 0 ? '' : speech.say('break.conditions', { list: listInWords(all, speech) });
}
