import { isMachineTranslated } from '../field/machine-translated.ts';
import { error } from '@sveltejs/kit';
import { languageName } from '../i18n/language-name.ts';
import type { Locale } from '../i18n/locales.ts';
import { localised, type ChosenText, type LocalisedText } from '../i18n/localised.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { neighbourhoodHref, organisationHref } from '../place/addresses.ts';
import type { SourceView, ViewText } from '../place/view.ts';
import { read } from '../server/database.ts';
import { untilDataChanges } from '../server/data-version.ts';
import { areaNames } from './areas.ts';
import type { Practice } from './practice.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import { periodInWords } from './say.ts';
import type { NetworkSpeech } from './speech.ts';
import type { NamedView } from './view.ts';
import { sourceViews } from '../place/source-views.ts';

/** All practice cards, of every neighbourhood: they are there to travel. */
export const practices = untilDataChanges(() => read('practices_everywhere'));

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
  /** Languages it was done in, in the reader's words. */
  readonly languages: string;
  /** "Confirmed on 5 May 2026"; null when nobody has. */
  readonly confirmed: string | null;
  readonly machineTranslated: boolean;
  readonly sources: readonly SourceView[];
}

/** The page `/{l}/{n}/practices`. */
export interface PracticesView {
  readonly neighbourhood: { readonly href: string; readonly name: ViewText };
  readonly href: string;
  readonly practices: readonly PracticeView[];
  /** Where one tells of a practice of one's own. */
  readonly tellHref: string;
}

/** The cards of a neighbourhood, told or tried there, then those of others. */
export async function practicesView(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale
): Promise<PracticesView> {
  const [all, speech, known] = await Promise.all([
    practices(),
    loadSpeech(locale, wordsHere(neighbourhood, locale), 'network'),
    neighbourhoods()
  ]);
  const base = neighbourhoodHref(locale, neighbourhood.slug);
  const isHere = ({ neighbourhood: told, areas }: Practice) =>
    told === neighbourhood.slug || areas.includes(neighbourhood.slug);
  const here = { neighbourhood, speech, known };
  return {
    neighbourhood: {
      href: base,
      name: localised(neighbourhood.name, locale) ?? {
        text: neighbourhood.slug,
        locale: neighbourhood.defaultLocale
      }
    },
    href: `${base}/practices`,
    tellHref: `${base}/add/practice`,
    practices: [...all.filter(isHere), ...all.filter((one) => !isHere(one))].map((one) =>
      practiceView(one, here)
    )
  };
}

/** One card that this neighbourhood tells; throws a 404 when it tells of none under that slug. */
export async function onePractice(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  slug: string
): Promise<PracticesView & { readonly practice: PracticeView }> {
  const view = await practicesView(neighbourhood, locale);
  const practice = view.practices.find((one) => one.key === `${neighbourhood.slug}/${slug}`);
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
  const must = (value: LocalisedText) =>
    text(value) ?? { text: practice.slug, locale: neighbourhood.defaultLocale };
  const names = areaNames(known);
  const area = (slug: string) => text(names.get(slug) ?? null)?.text ?? slug;
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
      speech.locale
    ),
    areas: listInWords(practice.areas.map(area), speech.locale),
    when: periodInWords(practice, speech),
    context: must(practice.context),
    steps: { locale: steps.locale, lines: steps.text.split('\n').filter((line) => line.trim() !== '') },
    costs: text(practice.costs),
    result: text(practice.result),
    evidence: text(practice.evidence),
    languages: listInWords(
      practice.languages.map((code) => languageName(code, locale)),
      speech.locale
    ),
    confirmed: practice.confirmedAt
      ? say('practice.confirmed', {
          date: speech.date(new Date(practice.confirmedAt), neighbourhood.timeZone)
        })
      : null,
    machineTranslated: isMachineTranslated(practice, locale),
    sources: sourceViews(practice.sources)
  };
}
