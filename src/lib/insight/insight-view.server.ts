import type { Translator } from '../i18n/translator.ts';
import { neighbourhoods, type NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { landmarksOf } from '../place/landmarks.server.ts';
import { askView } from './ask-view.server.ts';
import { evidenceOf } from './evidence.server.ts';
import { citizenshipsOf } from './ground.server.ts';
import { indicators } from './indicators.ts';
import { filesAndReport } from './report.server.ts';
import { gapView } from './gaps-view.server.ts';
import { elsewhere } from './gaps-elsewhere.server.ts';
import { groundOf, servicesOf, streetsOf } from './ground.server.ts';
import { mapView, minutesInWords } from './map-view.server.ts';
import { methodWords } from './method.server.ts';
import { parseQuestion, withoutWhatIf, type Question } from './question.ts';
import { reachView } from './reach-view.server.ts';
import { LIMITS, medianMinutes, minutesToNearest, shares, type Limit } from './reach.ts';
import { fits } from './service.ts';
import { loadSpeech } from './speech.ts';
import { stripView } from './strip-view.server.ts';
import { whatIfView } from './what-if-view.server.ts';
import type { InsightView } from './view.ts';
import { nextMonday } from './week.server.ts';
import { asked, insightHref, inWords, type Wording } from './wording.server.ts';

/** What the first sentence speaks of. */
const FIRST_LIMIT: Limit = 10;
/** More are on no agenda. */
const MOST_GAPS = 12;

/** The page `/{l}/{n}/insights` for the query of its address. */
export async function insightView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  query: URLSearchParams,
  now: Date
): Promise<InsightView> {
  const { slug } = neighbourhood;
  const [categories, speech, landmarks] = await Promise.all([
    categoriesOf(slug),
    loadSpeech(translator.locale),
    landmarksOf(slug)
  ]);
  const wording: Wording = { translator, speech, neighbourhood, categories };
  const { say, percent, number } = speech;
  const { question, problems } = parseQuestion(query, (one) =>
    categories.some((known) => known.slug === one)
  );
  const [evidence, others] = await Promise.all([
    evidenceOf(neighbourhood, question, now),
    elsewhere(slug, question.walker, now)
  ]);
  const { ground, streets, services, people, minutes, then, revision } = evidence;
  const { topic, conditions, walker } = question;
  const { residents } = ground;
  const neighbourhoodName = inWords(neighbourhood.name, wording, slug);
  return {
    neighbourhood: { name: neighbourhoodName, href: neighbourhoodHref(translator.locale, slug) },
    href: insightHref(wording),
    title: say('page.documentTitle', { neighbourhood: neighbourhoodName.text }),
    description: say('page.description', { neighbourhood: neighbourhoodName.text }),
    problems: [
      ...problems,
      ...(question.change !== null && evidence.changed === null
        ? [{ parameter: 'change', reason: 'unknown-service' as const }]
        : [])
    ].map(({ parameter, reason }) => ({
      parameter,
      message: say(`page.problem.${reason}`)
    })),
    ...finding(),
    ask: await askView(question, wording),
    map: mapView(
      {
        grid: ground.grid,
        services,
        minutes: then ?? minutes,
        people: residents?.inCells.all ?? null,
        question,
        landmarks
      },
      wording
    ),
    reach: residents && reachView(residents, minutes, then, wording),
    strip: stripView(evidence, wording),
    gaps: evidence.gaps.slice(0, MOST_GAPS).map((gap) => gapView(gap, others, question, wording)),
    whatIf: whatIfView(evidence, landmarks, wording),
    others: await sameQuestionElsewhere(question, wording, now),
    cells: ground.grid.cells.map(({ id }, cell) => ({
      id,
      people: residents?.inCells.all ? number(Math.round(people[cell]!)) : '',
      minutes: minutesInWords(minutes[cell]!, wording)
    })),
    method: methodWords(ground, streets, { walker, now, revision }, wording),
    indicators: indicators(evidence.all, citizenshipsOf(ground)).map(({ name, value, of }) => ({
      label: say(`indicators.${name}`),
      value:
        value === null
          ? '–'
          : of === null
            ? number(Math.round(value * 10) / 10)
            : say('indicators.of', { value: Math.round(value), all: of })
    })),
    ...filesAndReport(evidence, query, now, wording)
  };

  function finding(): Pick<InsightView, 'finding' | 'findingNotes'> {
    const what = asked(topic, conditions, wording);
    if (services.length === 0) return { finding: say('finding.nobody', { what }), findingNotes: [] };
    if (services.every(({ point }) => point === null))
      return { finding: say('finding.unplaced', { what }), findingNotes: [] };
    if (residents === null) return { finding: say('finding.noResidents', { what }), findingNotes: [] };
    const { share, least, most } = shares(people, minutes).find(({ limit }) => limit === FIRST_LIMIT)!;
    const median = medianMinutes(people, minutes);
    const notes = [
      ...(median === null
        ? []
        : [say('finding.median', { minutes: number(Math.max(1, Math.round(median))) })]),
      ...(least === most ? [] : [say('finding.doubt', { least: percent(least), most: percent(most) })])
    ];
    if (share === 0) return { finding: say('finding.noneNear', { what }), findingNotes: notes };
    if (share > 1 - 1e-9) return { finding: say('finding.all', { what }), findingNotes: notes };
    return { finding: say('finding.some', { what, share: percent(share) }), findingNotes: notes };
  }
}

/** The same question in the other neighbourhoods of this installation. */
async function sameQuestionElsewhere(
  question: Question,
  wording: Wording,
  now: Date
): Promise<InsightView['others']> {
  const { neighbourhood: home, speech } = wording;
  const rest = (await neighbourhoods()).filter(({ slug }) => slug !== home.slug);
  return Promise.all(
    rest.map(async (other) => {
      const [{ grid, residents }, { index }, services] = await Promise.all([
        groundOf(other.slug),
        streetsOf(other.slug),
        servicesOf(other, nextMonday(now, other.timeZone), now)
      ]);
      const at = services
        .filter((one) => fits(one, question.topic, question.conditions))
        .flatMap(({ point }) => (point ? [point] : []));
      const people = residents?.inCells.all;
      const minutes = minutesToNearest(
        grid.cells.map(({ centre }) => centre),
        at,
        { index, walker: question.walker }
      );
      const there: Wording = { ...wording, neighbourhood: other };
      return {
        name: inWords(other.name, there, other.slug),
        href: insightHref(there, withoutWhatIf(question)),
        shares: LIMITS.map((limit) =>
          people ? speech.percent(shares(people, minutes).find((one) => one.limit === limit)!.share) : '–'
        )
      };
    })
  );
}
