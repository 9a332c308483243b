import { formatDegrees } from '../geo/bounding-box.ts';
import type { Translator } from '../i18n/translator.ts';
import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { landmarksOf } from '../place/landmarks.server.ts';
import { askView } from './ask-view.server.ts';
import { evidenceOf } from './evidence.server.ts';
import { filesAndReport } from './report.server.ts';
import { gapView } from './gaps-view.server.ts';
import { gainedBy } from './gaps.ts';
import { groundOf, servicesOf, streetsOf } from './ground.server.ts';
import type { Input } from './input.server.ts';
import { mapView, minutesInWords } from './map-view.server.ts';
import { methodWords } from './method.server.ts';
import { parseQuestion, questionToQuery, type Question } from './question.ts';
import { reachView } from './reach-view.server.ts';
import { LIMITS, medianMinutes, minutesToNearest, shares, type Limit } from './reach.ts';
import { fits } from './service.ts';
import { loadSpeech } from './speech.ts';
import { stripView } from './strip-view.server.ts';
import { trendsView } from './trends-view.server.ts';
import { trendsOf } from './trends.server.ts';
import type { InsightView } from './view.ts';
import { nextMonday } from './week.server.ts';
import { asked, insightHref, inWords, type Wording } from './wording.server.ts';

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
    loadSpeech(translator.locale),
    landmarksOf(slug)
  ]);
  const wording: Wording = { translator, speech, neighbourhood, categories };
  const { say, percent, number } = speech;
  const { question, problems } = parseQuestion(query, (one) =>
    categories.some((known) => known.slug === one)
  );
  const evidence = await evidenceOf(input, question);
  const { ground, streets, walking, cells, services, people, minutes, then, revision } = evidence;
  const { topic, conditions, walker, supposed } = question;
  const { residents } = ground;
  const neighbourhoodName = inWords(neighbourhood.name, wording, slug);
  const withoutSupposed: Question = { ...question, supposed: null };
  return {
    neighbourhood: { name: neighbourhoodName, href: neighbourhoodHref(translator.locale, slug) },
    href: insightHref(wording),
    title: say('page.documentTitle', { neighbourhood: neighbourhoodName.text }),
    description: say('page.description', { neighbourhood: neighbourhoodName.text }),
    problems: problems.map(({ parameter, reason }) => ({
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
    gaps: evidence.gaps.slice(0, MOST_GAPS).map((gap) => gapView(gap, question, wording)),
    whatIf: {
      sentence: supposed && residents && whatIfWords(),
      removeHref: `${insightHref(wording, withoutSupposed)}#what-if`,
      places: landmarks.map(({ name, slug: landmark, point }) => ({
        value: formatDegrees(point),
        label: inWords(name, wording, landmark).text,
        chosen: supposed !== null && formatDegrees(supposed) === formatDegrees(point)
      })),
      kept: [...questionToQuery(withoutSupposed)]
    },
    others: input.kept ? [] : await others(question, wording, now),
    cells: ground.grid.cells.map(({ id }, cell) => ({
      id,
      people: residents?.inCells.all ? number(Math.round(people[cell]!)) : '',
      minutes: minutesInWords(minutes[cell]!, wording)
    })),
    method: methodWords(ground, streets, { walker, now, revision }, wording),
    trends: trendsView(await trendsOf(input, evidence), wording),
    ...filesAndReport(evidence, input, query, wording)
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

  function whatIfWords(): string {
    const gained = gainedBy(supposed!, minutes, { cells, people, walking }, FIRST_LIMIT);
    const shareOf = (times: Float64Array) =>
      percent(shares(people, times).find(({ limit }) => limit === FIRST_LIMIT)!.share);
    return gained < 0.5
      ? say('whatIf.noGain')
      : say('whatIf.gain', { people: Math.round(gained), before: shareOf(minutes), after: shareOf(then!) });
  }
}

/** The same question in the other neighbourhoods of this installation. */
async function others(question: Question, wording: Wording, now: Date): Promise<InsightView['others']> {
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
        href: insightHref(there, { ...question, supposed: null }),
        shares: LIMITS.map((limit) =>
          people ? speech.percent(shares(people, minutes).find((one) => one.limit === limit)!.share) : '–'
        )
      };
    })
  );
}
