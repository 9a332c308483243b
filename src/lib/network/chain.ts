import type { Activity } from '../activity/activity.ts';
import { STAGES, type Stage } from '../activity/vocabulary.ts';
import { EVENING_BEGINS, liesIn } from '../activity/evening.ts';
import { activityHas } from '../activity/matches.ts';
import { servedStage } from '../activity/stages.ts';
import { allOf, speaks, type TruthValue } from '../place/known.ts';
import { heldIn, type Link } from './links.ts';
import type { WalkBetween, WalkOf } from './walk-between.ts';

export const CHAIN_TIMES = ['morning', 'afternoon', 'evening'] as const;
export type TimeOfDay = (typeof CHAIN_TIMES)[number];

/** What must hold of an activity for it to serve a woman. */
export interface ChainFilters {
  readonly language: string | null;
  readonly womenOnly: boolean;
  readonly childcare: boolean;
  readonly time: TimeOfDay | null;
}

export const NO_CHAIN_FILTERS: ChainFilters = {
  language: null,
  womenOnly: false,
  childcare: false,
  time: null
};

/** A referral further than so many minutes on foot leads out of range: a child walks no further, nor an hour counts. */
export const WALKING_RANGE = 20;
/** When the afternoon begins, and the day ends: minutes since midnight. */
const AFTERNOON = 13 * 60;
const MIDNIGHT = 24 * 60;

export interface ChainStep {
  readonly stage: Stage;
  /** What is known to serve it under the conditions. */
  readonly activities: readonly Activity[];
  /** What may: nothing known speaks against it, but not all is known. */
  readonly perhaps: readonly Activity[];
  /** Slugs of the organisations behind all of them. */
  readonly organisations: readonly string[];
}

/**
 * Where the chain may break, as far as is known: what would not, if everything that is not known were so, is none.
 * `unsure`: nobody is known to serve a step, but of some it is not known. `key` names it in an address, the same as long as
 * it is there.
 */
export type Break = { readonly key: string } & (
  | { readonly kind: 'unserved'; readonly stage: Stage }
  | { readonly kind: 'unsure'; readonly stage: Stage; readonly organisations: readonly string[] }
  | { readonly kind: 'unlinked'; readonly from: Stage; readonly to: Stage }
  | { readonly kind: 'untold'; readonly organisation: string; readonly stages: readonly Stage[] }
  | ({ readonly kind: 'far'; readonly from: string; readonly to: string } & WalkBetween)
);

export interface Chain {
  readonly steps: readonly ChainStep[];
  /** All referrals that hold in the year, whatever their organisations offer. */
  readonly known: readonly Link[];
  /** Of each pair of stages that follow each other, the referrals between those who offer them. */
  readonly referrals: readonly {
    readonly from: Stage;
    readonly to: Stage;
    readonly links: readonly Link[];
    /** Organisations that offer both: they lead on by themselves. */
    readonly within: readonly string[];
  }[];
  readonly breaks: readonly Break[];
}

/**
 * Whether an activity is at a part of the day: in the morning or the afternoon by its beginning, in the evening as the
 * evidence has it, by what of it is then. Not known when its times are not.
 */
export function isAt({ schedule }: Pick<Activity, 'schedule'>, time: TimeOfDay): TruthValue {
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(schedule?.start ?? '') ?? [];
  if (!schedule || hour === undefined) return 'unknown';
  const from = Number(hour) * 60 + Number(minute);
  const isThen =
    time === 'evening'
      ? liesIn([from, from + schedule.duration], [EVENING_BEGINS, MIDNIGHT])
      : time === 'morning'
        ? from < AFTERNOON
        : from >= AFTERNOON && from < EVENING_BEGINS;
  return isThen ? 'yes' : 'no';
}

/** Whether it serves a woman under her conditions. */
export function serves(
  activity: Activity,
  { language, womenOnly, childcare, time }: ChainFilters
): TruthValue {
  return allOf([
    language === null ? 'yes' : speaks(activity, language),
    womenOnly ? activityHas(activity, 'women-only') : 'yes',
    childcare ? activityHas(activity, 'childcare') : 'yes',
    time === null ? 'yes' : isAt(activity, time)
  ]);
}

interface Around {
  readonly links: readonly Link[];
  /** Whose referrals count. */
  readonly year: number;
  readonly walkOf: WalkOf;
}

/**
 * The five steps of what goes on (activities that are documented and not over: a step is served by what is offered, never by
 * what a place is called), who offers each, who refers people from one to the next, and where that may break.
 */
export function chainOf(
  activities: readonly Activity[],
  { links, year, walkOf }: Around,
  filters: ChainFilters
): Chain {
  const steps = STAGES.map((stage): ChainStep => {
    const own = activities.filter((one) => servedStage(one) === stage);
    const [known, perhaps] = (['yes', 'unknown'] as const).map((answer) =>
      own.filter((one) => serves(one, filters) === answer)
    ) as [Activity[], Activity[]];
    return { stage, activities: known, perhaps, organisations: organisationsOf([...known, ...perhaps]) };
  });
  const referring = links.filter((link) => link.kind === 'refers-to' && heldIn(link, year));
  const referrals = steps.slice(1).map((to, index) => {
    const from = steps[index]!;
    const [before, after] = [new Set(from.organisations), new Set(to.organisations)];
    return {
      from: from.stage,
      to: to.stage,
      within: from.organisations.filter((slug) => after.has(slug)),
      links: referring.filter((link) => before.has(link.from) && after.has(link.to))
    };
  });
  const breaks: Break[] = [
    ...steps.flatMap((step) => unserved(step) ?? []),
    ...referrals.flatMap(({ from, to, links: between, within }, index): Break[] => {
      const [before, after] = [steps[index]!, steps[index + 1]!];
      if (isEmpty(before) || isEmpty(after) || within.length > 0 || between.length > 0) return [];
      return [{ key: `unlinked-${from}-${to}`, kind: 'unlinked', from, to }];
    }),
    ...untold(steps, referring),
    ...tooFar(referring, walkOf)
  ];
  return { steps, known: referring, referrals, breaks };
}

/** Slugs of those who offer some activities, each once. */
const organisationsOf = (activities: readonly Activity[]): string[] =>
  [...new Set(activities.flatMap(({ organisation }) => organisation?.slug ?? []))].sort();

/** Whether nothing that is known serves a step, and nothing that is not known may. */
const isEmpty = ({ activities, perhaps }: Pick<ChainStep, 'activities' | 'perhaps'>) =>
  activities.length + perhaps.length === 0;

function unserved({ stage, activities, perhaps }: ChainStep): Break | null {
  if (activities.length > 0) return null;
  return perhaps.length === 0
    ? { key: `unserved-${stage}`, kind: 'unserved', stage }
    : { key: `unsure-${stage}`, kind: 'unsure', stage, organisations: organisationsOf(perhaps) };
}

/** Who offers a step after the first, or may, and of whom no referral tells that people are sent there. */
function untold(steps: readonly ChainStep[], referring: readonly Link[]): Break[] {
  const told = new Set(referring.map(({ to }) => to));
  const offering = new Map<string, Stage[]>();
  for (const { stage, organisations } of steps.slice(1))
    for (const slug of organisations) offering.set(slug, [...(offering.get(slug) ?? []), stage]);
  return [...offering]
    .filter(([slug]) => !told.has(slug))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([organisation, stages]) => ({
      key: `untold-${organisation}`,
      kind: 'untold',
      organisation,
      stages
    }));
}

/** Slugs of those who offer a step after the first, or may, and of whom no referral tells. */
export const untoldIn = ({ breaks }: Pick<Chain, 'breaks'>): readonly string[] =>
  breaks.flatMap((one) => (one.kind === 'untold' ? one.organisation : []));

/** Referrals of which even the nearest places are too far apart to walk; without a known place nothing is said. */
function tooFar(referring: readonly Link[], walkOf: WalkOf): Break[] {
  return referring.flatMap(({ from, to }): Break[] => {
    const walk = walkOf(from, to);
    return walk !== null && walk.minutes > WALKING_RANGE
      ? [{ key: `far-${from}-${to}`, kind: 'far', from, to, ...walk }]
      : [];
  });
}

/** Organisations that could mend a break, those concerned first: at most so many. */
export function concernedBy(one: Break, { steps }: Chain, most = 6): string[] {
  const offering = (stage: Stage) => steps.find((step) => step.stage === stage)?.organisations ?? [];
  const beside = (stage: Stage) => {
    const at = STAGES.indexOf(stage);
    return [STAGES[at - 1], STAGES[at + 1]].flatMap((near) => (near ? offering(near) : []));
  };
  const all =
    one.kind === 'unserved'
      ? beside(one.stage)
      : one.kind === 'unlinked'
        ? [...offering(one.from), ...offering(one.to)]
        : one.kind === 'untold'
          ? [one.organisation, ...one.stages.flatMap(beside)]
          : one.kind === 'unsure'
            ? one.organisations
            : [one.from, one.to];
  return [...new Set(all)].slice(0, most);
}

/** The filters of an address; what is wrong is ignored. */
export function parseChainFilters(query: URLSearchParams): ChainFilters {
  const language = query.get('language') ?? '';
  const features = query.getAll('feature');
  return {
    language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : null,
    womenOnly: features.includes('women-only'),
    childcare: features.includes('childcare'),
    time: CHAIN_TIMES.find((one) => one === query.get('time')) ?? null
  };
}

/** The filters as a query, with the same parameters as lists of places and activities. */
export function chainQuery({ language, womenOnly, childcare, time }: ChainFilters): URLSearchParams {
  const query = new URLSearchParams();
  if (language !== null) query.set('language', language);
  if (womenOnly) query.append('feature', 'women-only');
  if (childcare) query.append('feature', 'childcare');
  if (time !== null) query.set('time', time);
  return query;
}
