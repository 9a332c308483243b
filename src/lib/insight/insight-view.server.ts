import type { Translator } from '../i18n/translator.ts';
import { loadSpeechInPercent } from './speech-in-percent.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { landmarksOf } from '../place/landmarks.server.ts';
import { cellsView } from './cells-view.server.ts';
import { othersView } from './others-view.server.ts';
import { boundsOf, isSure } from './bounds.ts';
import { boundsInWords } from './bounds-words.server.ts';
import { collectedView } from './collected-view.server.ts';
import { isUnknownIndicator, missedHere } from './by-area/missed-here.server.ts';
import type { MissedGroup } from './by-area/missed.ts';
import { missedGapInWords, missedView, orderInWords } from './by-area/missed-view.server.ts';
import { missedWording } from './by-area/missed-words.server.ts';
import { askView } from './ask-view.server.ts';
import { evidenceOf } from './evidence.server.ts';
import { filesAndReport } from './report.server.ts';
import { whyUnknown } from './gaps.ts';
import { gapView, notCompared, unknownView, unknownViews } from './gaps-view.server.ts';
import { heldInWords } from './held-in-words.server.ts';
import type { Input } from './input.server.ts';
import { elsewhere } from './gaps-elsewhere.server.ts';
import { mapView } from './map-view.server.ts';
import { methodWords, ofPeople } from './method.server.ts';
import { partlyInWords } from './partly.server.ts';
import { parseQuestion, withoutWhatIf } from './question.ts';
import { reachView } from './reach-view.server.ts';
import { medianMinutes, type Limit } from './reach.ts';
import { stripView } from './strip-view.server.ts';
import { trendsView } from './trends-view.server.ts';
import { trendsOf } from './trends.server.ts';
import { closestInWords, whatIfView } from './what-if-view.server.ts';
import type { InsightView } from './view.ts';
import {
  topicInWords,
  conditionName,
  insightHref,
  localisedInWords,
  joinedList,
  type EvidenceWording
} from './wording.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';

/** What the first sentence speaks of. */
const FIRST_LIMIT: Limit = 10;
/** More are on no agenda. */
const MOST_GAPS = 12;

/** The page `/{l}/{n}/insights` for the query of its address. */
export async function insightView(
  input: Input,
  translator: Translator,
  query: URLSearchParams
): Promise<InsightView> {
  const { neighbourhood, now } = input;
  const { slug } = neighbourhood;
  const [categories, speech, landmarks] = await Promise.all([
    categoriesOf(slug),
    loadSpeechInPercent(translator.locale, wordsHere(neighbourhood, translator.locale)),
    landmarksOf(slug)
  ]);
  const wording: EvidenceWording = { translator, speech, neighbourhood, categories };
  const { say, percent, number } = speech;
  const { question, problems } = parseQuestion(query, (one) =>
    categories.some((known) => known.slug === one)
  );
  // A report that was kept is of this neighbourhood: of the others its day is gone.
  const [evidence, others] = await Promise.all([
    evidenceOf(input, question),
    input.kept ? [] : elsewhere(slug, question, now)
  ]);
  const { ground, streets, services, people, minutes, then, revision } = evidence;
  const { topic, conditions, walker } = question;
  const { residents } = ground;
  const uncovered =
    streets.about !== null && streets.index === null
      ? [say(`finding.uncovered${ofPeople(streets.about)}`, { share: percent(streets.about.withoutStreet) })]
      : [];
  const missedWords = await missedWording(wording);
  const missed = missedHere(evidence);
  const weighed =
    missed?.gaps ??
    evidence.gaps.missing.map((gap) => ({ gap, groups: null as readonly MissedGroup[] | null }));
  const shown = weighed.slice(0, MOST_GAPS);
  const shownGaps = shown.map(({ gap }) => gap);
  const map = mapView(
    {
      grid: ground.grid,
      services,
      perhaps: evidence.perhaps.length,
      minutes: then ?? minutes,
      people: residents?.inCells.all ?? null,
      question,
      supposed: question.supposed ?? evidence.changed?.after.point ?? null,
      landmarks
    },
    wording
  );
  const neighbourhoodName = localisedInWords(neighbourhood.name, wording, slug);
  return {
    neighbourhood: { name: neighbourhoodName, href: neighbourhoodHref(translator.locale, slug) },
    href: insightHref(wording),
    title: say('page.documentTitle', { neighbourhood: neighbourhoodName.text }),
    description: say('page.description', { neighbourhood: neighbourhoodName.text }),
    problems: [
      ...problems,
      ...(question.change !== null && evidence.changed === null
        ? [{ parameter: 'change', reason: 'unknown-service' as const }]
        : []),
      ...(isUnknownIndicator(question, evidence)
        ? [{ parameter: 'indicator', reason: 'unknown-indicator' as const }]
        : [])
    ].map(({ parameter, reason }) => ({
      parameter,
      message: say(`page.problem.${reason}`)
    })),
    ...finding(),
    ask: await askView(question, wording),
    map,
    missed: missedView(evidence, input, map, missedWords),
    hasAny: [...minutes, ...(then ?? [])].some(Number.isFinite),
    hasResidents: residents !== null,
    reach:
      residents && evidence.completeness !== 'not-collected' ? reachView(residents, evidence, wording) : null,
    strip: stripView(evidence, wording),
    gaps: shown.map(({ gap, groups }) => {
      const view = gapView(gap, others, question, wording);
      const words = groups && missed ? missedGapInWords(groups, missed.spread, missedWords) : null;
      return words === null ? view : { ...view, details: [words, ...view.details] };
    }),
    gapsOrder: missed?.gaps ? orderInWords(missed.spread, missedWords) : null,
    gapsNotes: [
      ...partlyInWords(
        shownGaps.map(({ topic: lacking }) => lacking),
        { said: input.completeness, services: evidence.all },
        wording
      ),
      ...notCompared(shownGaps, others, wording)
    ],
    collected: collectedView(input.completeness, evidence, wording),
    unknown: unknownViews(evidence.gaps.unknown, question, wording),
    allGaps:
      conditions.length === 0
        ? null
        : {
            lead: say('gaps.leadOfQuestion', {
              conditions: joinedList(
                conditions.map((one) => conditionName(one, wording)),
                wording
              )
            }),
            href: `${insightHref(wording, { ...withoutWhatIf(question), conditions: [] })}#gaps`
          },
    whatIf: whatIfView(evidence, landmarks, wording),
    others: input.kept ? [] : await othersView(evidence, wording, now),
    cells: cellsView(evidence, landmarks, wording),
    method: methodWords(ground, streets, { walker, now, revision }, wording),
    trends: trendsView(await trendsOf(input, evidence), wording),
    ...filesAndReport(evidence, input, query, wording)
  };

  function finding(): Pick<InsightView, 'finding' | 'findingNotes'> {
    const what = topicInWords(topic, conditions, wording);
    const { perhaps, completeness } = evidence;
    if (completeness === 'not-collected')
      return { finding: say('finding.notCollected', { what }), findingNotes: [say('finding.notMissing')] };
    const doubts =
      perhaps.length === 0
        ? []
        : [unknownView(whyUnknown(topic, conditions, perhaps, evidence.all), question, wording).sentence];
    const partly = [
      ...heldInWords(evidence, wording),
      ...(completeness === 'partial' ? [say('finding.partial')] : [])
    ];
    const bounds = boundsOf(people, evidence).find(({ known }) => known.limit === FIRST_LIMIT)!;
    if (services.length === 0 && perhaps.length > 0) {
      // Nothing is known: the sentence says so, and what it may come to stands below.
      const mayBe =
        residents === null || isSure(bounds) || perhaps.every(({ point }) => point === null)
          ? []
          : [say('finding.ifAll', { share: boundsInWords(bounds, evidence, speech) })];
      return { finding: say('finding.unknown', { what }), findingNotes: [...doubts, ...mayBe, ...partly] };
    }
    if (services.length === 0)
      return {
        finding: say('finding.nobody', { what }),
        findingNotes: [...closestInWords(evidence, wording), ...partly]
      };
    if (services.every(({ point }) => point === null))
      return { finding: say('finding.unplaced', { what }), findingNotes: [...doubts, ...partly] };
    if (residents === null)
      return {
        finding: say('finding.noResidents', { what }),
        findingNotes: [...doubts, ...uncovered, ...partly]
      };
    const { share, least, most } = bounds.known;
    const median = medianMinutes(people, minutes);
    const notes = [
      ...doubts,
      ...uncovered,
      ...(median === null || !isSure(bounds)
        ? []
        : [say('finding.median', { minutes: number(Math.max(1, Math.round(median))) })]),
      ...(least === most || !isSure(bounds)
        ? []
        : [say('finding.doubt', { least: percent(least), most: percent(most) })]),
      ...partly
    ];
    if (isSure(bounds) && share === 0)
      return { finding: say('finding.noneNear', { what }), findingNotes: notes };
    if (share > 1 - 1e-9) return { finding: say('finding.all', { what }), findingNotes: notes };
    return {
      finding: say(isSure(bounds) ? 'finding.some' : 'finding.range', {
        what,
        share: boundsInWords(bounds, evidence, speech)
      }),
      findingNotes: notes
    };
  }
}
