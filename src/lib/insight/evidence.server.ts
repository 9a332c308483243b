import { augustOf, type August } from './august.ts';
import { withGiven } from './change.ts';
import type { LonLat } from '../geo/point.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { Walker } from '../walking/pace.ts';
import { gaps, type Gap } from './gaps.ts';
import { groundOf, servicesOf, streetsOf, type Ground, type Streets } from './ground.server.ts';
import type { Input } from './input.server.ts';
import type { Question } from './question.ts';
import { minutesToNearest, type Walking } from './reach.ts';
import { fits, isAbout, type Service } from './service.ts';
import { nextOrdinaryMonday, weekOfAugust, type Monday } from './week.server.ts';

/** Everything a question comes to, in figures: pages say it, files write it. */
export interface Evidence {
  readonly question: Question;
  readonly ground: Ground;
  readonly streets: Streets;
  readonly walking: Walking;
  readonly cells: readonly LonLat[];
  /** Those that fit; and all there are. */
  readonly services: readonly Service[];
  readonly all: readonly Service[];
  readonly august: August;
  readonly monday: Monday;
  /** People in each cell; without figures the share of the cell that is in the neighbourhood, of which nothing is said. */
  readonly people: Float64Array;
  /** The service that is asked about as it is, and as it would be; null when none is, or there is no such. */
  readonly changed: { readonly before: Service; readonly after: Service } | null;
  /** Those that would fit; null when nothing is supposed. */
  readonly servicesThen: readonly Service[] | null;
  /** Minutes to the nearest of those that fit; and with what is supposed, when something is. */
  readonly minutes: Float64Array;
  readonly then: Float64Array | null;
  readonly gaps: readonly Gap[];
  /** Of the data all this was made from. */
  readonly revision: number;
}

export async function evidenceOf(input: Input, question: Question): Promise<Evidence> {
  const { neighbourhood, now, ground, streets, revision } = input;
  const { slug, timeZone } = neighbourhood;
  const monday = nextOrdinaryMonday(now, neighbourhood);
  const [all, inAugust] = await Promise.all([
    input.servicesIn(monday),
    input.servicesIn(weekOfAugust(now, timeZone))
  ]);
  const { walker } = question;
  const found = input.kept
    ? gapsIn(ground, streets, all, walker)
    : await gapsOf(JSON.stringify({ slug, walker, day: now.toISOString().slice(0, 10) }));
  const fitting = (some: readonly Service[]) =>
    some.filter((one) => fits(one, question.topic, question.conditions));
  const services = fitting(all);
  const changed = changeOf(all, question);
  const servicesThen = changed && fitting(all.map((one) => (one === changed.before ? changed.after : one)));
  const pointsOf = (some: readonly Service[]) => some.flatMap(({ point }) => (point ? [point] : []));
  const points = pointsOf(services);
  const cells = ground.grid.cells.map(({ centre }) => centre);
  const walking = { index: streets.index, walker: question.walker };
  return {
    question,
    ground,
    streets,
    walking,
    cells,
    services,
    all,
    august: augustOf(services, inAugust),
    monday,
    people: ground.residents?.inCells.all ?? Float64Array.from(ground.grid.cells, ({ share }) => share),
    minutes: minutesToNearest(cells, points, walking),
    changed,
    servicesThen,
    then: question.supposed
      ? minutesToNearest(cells, [...points, question.supposed], walking)
      : servicesThen && minutesToNearest(cells, pointsOf(servicesThen), walking),
    gaps: found,
    revision
  };
}

function changeOf(all: readonly Service[], { topic, change }: Question): Evidence['changed'] {
  const before = all.find(
    (one) => one.of === change?.service.of && one.slug === change.service.slug && isAbout(one, topic)
  );
  return change && before ? { before, after: withGiven(before, change.gives) } : null;
}

/** What is missing does not depend on the question: for each walker once a day, until the data changes. */
const gapsOf = untilDataChangesFor(async (key): Promise<readonly Gap[]> => {
  const { slug, walker, day } = JSON.parse(key) as { slug: string; walker: Walker; day: string };
  const neighbourhood = await neighbourhoodBySlug(slug);
  const now = new Date(day);
  const [ground, streets, services] = await Promise.all([
    groundOf(slug),
    streetsOf(slug),
    servicesOf(neighbourhood, nextOrdinaryMonday(now, neighbourhood), now)
  ]);
  return gapsIn(ground, streets, services, walker);
});

function gapsIn(
  { grid, residents }: Ground,
  { index }: Streets,
  services: readonly Service[],
  walker: Walker
): readonly Gap[] {
  const people = residents?.inCells.all;
  if (!people) return [];
  return gaps({
    services,
    people,
    cells: grid.cells.map(({ centre }) => centre),
    walking: { index, walker }
  });
}
