import type { CompletenessState } from '../activity/completeness.ts';
import { completenessOf } from './completeness.ts';
import { augustOf, type August } from './august.ts';
import type { SpreadIndicator } from './by-area/area-weighting.ts';
import { WHAT_IF_LIMIT, withGiven } from './change.ts';
import type { LonLat } from '../geo/point.ts';
import { inParts } from '../server/yield-to-event-loop.ts';
import { keptWith } from '../server/memoize.ts';
import type { Walker } from '../walking/pace.ts';
import { movedHours, type MovedHours } from './moved-hours.ts';
import type { GapGround } from './gap-ground.ts';
import { gaps, type Gaps } from './gaps.ts';
import type { Ground, NeighbourhoodStreets } from './ground.server.ts';
import { indicatorIn, servicesIn, type Input } from './input.server.ts';
import { questionToQuery, withoutWhatIf, type EvidenceQuestion } from './question.ts';
import { minutesToNearest, shares, type Limit, type Walking } from './reach.ts';
import { conditionKey, serviceFits, isAbout, mayFit, type Condition, type Service } from './service.ts';
import { STRIP_LIMIT, weekStrip, type HourOfWeek } from './strip.ts';
import { nextOrdinaryMonday, weekOfAugust, type Monday } from './week.server.ts';

/** Everything a question comes to, in figures: pages say it, files write it. */
export interface Evidence {
  readonly question: EvidenceQuestion;
  readonly ground: Ground;
  readonly streets: NeighbourhoodStreets;
  readonly walking: Walking;
  readonly cells: readonly LonLat[];
  /** Those that are known to fit; those that may, as far as anybody knows; and all there are. */
  readonly services: readonly Service[];
  readonly perhaps: readonly Service[];
  readonly all: readonly Service[];
  readonly august: August;
  /** Share of the residents who reach one in time in that week, before and after those that close; null: none does. */
  readonly augustReach: { readonly before: number; readonly after: number } | null;
  /** Hour by hour of the week; and with what is supposed, when that moves any. */
  readonly hours: readonly HourOfWeek[];
  readonly hoursThen: readonly HourOfWeek[] | null;
  readonly monday: Monday;
  /** People in each cell; without figures the share of the cell that is in the neighbourhood, of which nothing is said. */
  readonly people: Float64Array;
  /** The service that is asked about as it is, and as it would be; null when none is, or there is no such. */
  readonly changed: { readonly before: Service; readonly after: Service } | null;
  /** Who would gain and who would lose within {@link WHAT_IF_LIMIT} minutes; null when no hours are moved. */
  readonly moved: readonly MovedHours[] | null;
  /** Those that would fit; null when nothing is supposed. */
  readonly servicesThen: readonly Service[] | null;
  /** Minutes to the nearest of those that are known to fit; and with what is supposed, when something is. */
  readonly minutes: Float64Array;
  readonly then: Float64Array | null;
  /** The same if all that may fit did. */
  readonly minutesMost: Float64Array;
  readonly thenMost: Float64Array | null;
  /** Of some that fit or may nobody knows where they are. */
  readonly isAnywhere: boolean;
  /** How far what is asked about has been collected here. */
  readonly completeness: CompletenessState;
  /** What it is weighed by; null: by nothing, or by what is not there. */
  readonly indicator: SpreadIndicator | null;
  /** Of what is looked for with the conditions of the question. */
  readonly gaps: Gaps;
  /** Of the data all this was made from. */
  readonly revision: number;
}

/** Kept with the data that it is made from: the same question is computed once, whoever asks how often. */
export const evidenceOf = keptWith(compute, (question: EvidenceQuestion) =>
  String(questionToQuery(question))
);

async function compute(input: Input, question: EvidenceQuestion): Promise<Evidence> {
  const { neighbourhood, now, ground, streets, revision } = input;
  const monday = nextOrdinaryMonday(now, neighbourhood);
  const all = await servicesIn(input, monday);
  const inAugust = await servicesIn(input, weekOfAugust(now, neighbourhood.timeZone));
  const { walker } = question;
  const fitting = (some: readonly Service[], conditions = question.conditions) =>
    some.filter((one) => serviceFits(one, question.topic, conditions));
  const services = fitting(all);
  const possible = (some: readonly Service[]) =>
    some.filter((one) => mayFit(one, question.topic, question.conditions) && !services.includes(one));
  const perhaps = possible(all);
  const changed = changeOf(all, question);
  const allThen = changed && all.map((one) => (one === changed.before ? changed.after : one));
  const servicesThen = allThen && fitting(allThen);
  const points = pointsOf(services);
  const cells = ground.grid.cells.map(({ centre }) => centre);
  const walking = { index: streets.index, walker };
  const people = ground.residents?.inCells.all ?? Float64Array.from(ground.grid.cells, ({ share }) => share);
  const august = augustOf(services, inAugust);
  const reached = (some: readonly Service[], within: Limit) =>
    shares(people, minutesToNearest(cells, pointsOf(some), walking)).find(({ limit }) => limit === within)!;
  const hoursOf = (some: readonly Service[]) => inParts(weekStrip(some, cells, people, walking));
  return {
    question,
    ground,
    streets,
    walking,
    cells,
    services,
    perhaps,
    all,
    august,
    augustReach:
      august.closed.length === 0
        ? null
        : {
            before: reached(august.known, STRIP_LIMIT).share,
            after: reached(
              august.known.filter((one) => !august.closed.includes(one)),
              STRIP_LIMIT
            ).share
          },
    hours: await hoursOf(services),
    hoursThen: servicesThen && (await hoursOf(servicesThen)),
    monday,
    people,
    minutes: minutesToNearest(cells, points, walking),
    changed,
    moved:
      changed && allThen && question.change?.moves
        ? movedHours(changed, question.change.gives, question.conditions, (conditions) => ({
            before: reached(fitting(all, conditions), WHAT_IF_LIMIT),
            after: reached(fitting(allThen, conditions), WHAT_IF_LIMIT)
          }))
        : null,
    servicesThen,
    then: question.supposed
      ? minutesToNearest(cells, [...points, question.supposed], walking)
      : servicesThen && minutesToNearest(cells, pointsOf(servicesThen), walking),
    minutesMost: minutesToNearest(cells, [...points, ...pointsOf(perhaps)], walking),
    thenMost: question.supposed
      ? minutesToNearest(cells, [...points, ...pointsOf(perhaps), question.supposed], walking)
      : servicesThen &&
        allThen &&
        minutesToNearest(cells, pointsOf([...servicesThen, ...possible(allThen)]), walking),
    isAnywhere: [...services, ...perhaps].some(({ point }) => point === null),
    completeness: completenessOf(question.topic, input.completeness, all),
    indicator: question.indicator === null ? null : await indicatorIn(input, question.indicator),
    gaps: await gapsOf(input, { walker, conditions: withoutWhatIf(question).conditions }),
    revision
  };
}

const pointsOf = (some: readonly Service[]) => some.flatMap(({ point }) => (point ? [point] : []));

function changeOf(all: readonly Service[], { topic, change }: EvidenceQuestion): Evidence['changed'] {
  const before = all.find(
    (one) => one.of === change?.service.of && one.slug === change.service.slug && isAbout(one, topic)
  );
  return change && before ? { before, after: withGiven(before, change) } : null;
}

/** What is missing does not depend on what the question is about: once for each walker and for what else is asked. */
const gapsOf = keptWith(
  async (
    input: Input,
    { walker, conditions }: Pick<EvidenceQuestion, 'walker' | 'conditions'>
  ): Promise<Gaps> => {
    const ground = await gapGroundOf(input, walker);
    return ground
      ? inParts(gaps(ground, conditions, input.neighbourhood.obstacleSurvey))
      : { missing: [], unknown: [], notCollected: [] };
  },
  ({ walker, conditions }) => gapsKey(walker, conditions)
);

export const gapsKey = (walker: Walker, conditions: readonly Condition[]): string =>
  [walker, ...conditions.map(conditionKey).sort()].join(' ');

/** What gaps are looked for in; null where it is not known how many live there. */
export async function gapGroundOf(input: Input, walker: Walker): Promise<GapGround | null> {
  const { grid, residents } = input.ground;
  const people = residents?.inCells.all;
  if (!people) return null;
  const services = await servicesIn(input, nextOrdinaryMonday(input.now, input.neighbourhood));
  return {
    services,
    completeness: (topic) => completenessOf(topic, input.completeness, services),
    people,
    groups: residents.inCells,
    cells: grid.cells.map(({ centre }) => centre),
    walking: { index: input.streets.index, walker }
  };
}
