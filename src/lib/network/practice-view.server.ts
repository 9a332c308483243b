import { error } from '@sveltejs/kit';
import type { Locale } from '../i18n/locales.ts';
import { localised, type ChosenText, type LocalisedText } from '../i18n/localised.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref, organisationHref } from '../place/addresses.ts';
import type { PlaceView, ViewText } from '../place/view.ts';
import { read } from '../server/database.ts';
import { untilDataChanges } from '../server/data-version.ts';
import type { Practice } from './practice.ts';
import { listInWords, periodInWords } from './say.ts';
import { loadNetworkSpeech, type NetworkSpeech } from './speech.ts';
import type { NamedView } from './view.ts';

/** All practice cards, of every neighbourhood: they are there to travel. */
export const practices = untilDataChanges(() => read<readonly Practice[]>('practices_everywhere'));

export interface PracticeView {
  readonly key: string;
  readonly href: string;
  readonly title: ViewText;
  readonly by: NamedView | null;
  readonly stages: string;
  readonly areas: string;
  readonly when: string;
  readonly context: ViewText;
  readonly steps: { readonly locale: string; readonly lines: readonly string[] };
  readonly costs: ViewText | null;
  readonly result: ViewText | null;
  readonly evidence: ViewText | null;
  readonly machineTranslated: boolean;
  readonly sources: PlaceView['sources'];
}

export interface PracticesView {
  readonly neighbourhood: { readonly href: string; readonly name: ViewText };
  readonly href: string;
  readonly practices: readonly PracticeView[];
}

/** The cards of a neighbourhood, then those of others. */
export async function practicesView(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale
): Promise<PracticesView> {
  const [all, speech, known] = await Promise.all([practices(), loadNetworkSpeech(locale), neighbourhoods()]);
  const base = neighbourhoodHref(locale, neighbourhood.slug);
  const isHere = (practice: Practice) => practice.neighbourhood === neighbourhood.slug;
  const here = { neighbourhood, speech, known };
  return {
    neighbourhood: {
      href: base,
      name: localised(neighbourhood.name, locale) ?? { text: neighbourhood.slug, locale: 'it' }
    },
    href: `${base}/practices`,
    practices: [...all.filter(isHere), ...all.filter((one) => !isHere(one))].map((one) =>
      practiceView(one, here)
    )
  };
}

/** One card; throws a 404 when no neighbourhood tells of it under that slug. */
export async function onePractice(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  slug: string
): Promise<PracticesView & { readonly practice: PracticeView }> {
  const view = await practicesView(neighbourhood, locale);
  const practice = view.practices.find((one) => one.href.endsWith(`/practices/${slug}`));
  if (!practice) error(404, 'There is no such practice.');
  return { ...view, practice };
}

interface Here {
  readonly neighbourhood: NeighbourhoodWithOutline;
  readonly speech: NetworkSpeech;
  readonly known: readonly NeighbourhoodWithOutline[];
}

function practiceView(practice: Practice, { neighbourhood, speech, known }: Here): PracticeView {
  const { locale, say } = speech;
  const text = (value: LocalisedText | null): ChosenText | null =>
    localised(value, locale, neighbourhood.defaultLocale);
  const must = (value: LocalisedText) => text(value) ?? { text: practice.slug, locale: 'it' };
  const area = (slug: string) => {
    const one = known.find((each) => each.slug === slug);
    return one ? (text(one.name)?.text ?? slug) : (ELSEWHERE[slug] ?? slug);
  };
  const steps = must(practice.steps);
  const { organisation } = practice;
  return {
    key: `${practice.neighbourhood}/${practice.slug}`,
    href: `${neighbourhoodHref(locale, practice.neighbourhood)}/practices/${practice.slug}`,
    title: must(practice.title),
    by: organisation && {
      name: must(organisation.name),
      href: organisationHref(locale, practice.neighbourhood, organisation.slug)
    },
    stages: listInWords(
      practice.stages.map((stage) => say(`stage.${stage}`)),
      speech
    ),
    areas: listInWords(practice.areas.map(area), speech),
    when: periodInWords(practice, speech),
    context: must(practice.context),
    steps: { locale: steps.locale, lines: steps.text.split('\n').filter((line) => line.trim() !== '') },
    costs: text(practice.costs),
    result: text(practice.result),
    evidence: text(practice.evidence),
    machineTranslated: Object.values(practice.machineTranslated).some((those) => those?.includes(locale)),
    sources: practice.sources.map(({ name, url, year, licence }) => ({
      name,
      url: url && /^https?:\/\//.test(url) ? url : null,
      year: year ?? null,
      licence: licence ?? null
    }))
  };
}

/** Names of neighbourhoods that cards speak of and that are not on every map. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  raval: 'Raval (Barcelona)',
  amsterdam: 'Amsterdam',
  rosengard: 'Rosengård (Malmö)'
};
