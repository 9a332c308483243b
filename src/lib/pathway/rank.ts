import { endingOf, isGoingOn, type Ending } from '../activity/going-on.ts';
import { LEVELS, type Level, type Stage } from '../activity/vocabulary.ts';
import { isWork } from '../activity/matches.ts';
import { fitsFreeTime } from '../activity/schedule/free-time.ts';
import type { SchoolDay } from '../country/country.ts';
import type { Locale } from '../i18n/locales.ts';
import type { WalkingMethod } from '../walking/walk.ts';
import {
  CHILD_MONTHS,
  KINDS_OF_INTEREST,
  LEVELS_OF,
  windowsOf,
  type PathAnswer,
  type PathAnswers
} from './answers.ts';
import type { PathStep, Time } from './step.ts';

/**
 * Why a step is proposed. Each is shown to her as a fact, so each must be true of the entry: rank.test.ts compares every
 * one with the activity it came from.
 */
export type Reason =
  | { readonly kind: 'wanted'; readonly stage: Stage }
  | { readonly kind: 'beginning' }
  | { readonly kind: 'opens'; readonly stage: Stage }
  | { readonly kind: 'interest'; readonly interest: PathAnswer<'interest'> }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'now'; readonly ends: Ending }
  | { readonly kind: 'next'; readonly time: Time }
  | { readonly kind: 'hours'; readonly free: Exclude<PathAnswer<'free'>, 'any'> }
  | { readonly kind: 'women-only' }
  | {
      readonly kind: 'childcare';
      readonly from: number | null;
      readonly to: number | null;
      readonly free: boolean;
    }
  | { readonly kind: 'child-welcome' }
  | { readonly kind: 'walk'; readonly minutes: number; readonly method: WalkingMethod }
  | { readonly kind: 'no-document' }
  | { readonly kind: 'no-permit' }
  | { readonly kind: 'free' }
  | { readonly kind: 'language'; readonly language: Locale };

/** What she should know before she goes; as true as the reasons. */
export type Caution =
  | { readonly kind: 'clash' }
  | { readonly kind: 'some-hours' }
  | { readonly kind: 'days-to-confirm' }
  | { readonly kind: 'times-of'; readonly year: number | null; readonly time: Time }
  | { readonly kind: 'higher'; readonly level: Level }
  | { readonly kind: 'lower'; readonly level: Level }
  | { readonly kind: 'childcare-unknown' }
  | { readonly kind: 'childcare-ages'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'far'; readonly minutes: number; readonly method: WalkingMethod }
  | { readonly kind: 'asks-document' }
  | { readonly kind: 'deadline'; readonly date: string };

export interface RankedStep {
  readonly step: PathStep;
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly cautions: readonly Caution[];
}

/** A walk to a step, in whole minutes. */
export interface StepWalk {
  readonly minutes: number;
  readonly method: WalkingMethod;
}

interface Here {
  /** Seconds since 1970. */
  readonly now: number;
  /** IANA zone of the neighbourhood. */
  readonly timeZone: string;
  /** The neighbourhood's date, ISO 8601. */
  readonly today: string;
  readonly locale: Locale;
  /** What people learn here; BCP 47. */
  readonly learns: string;
  /** When schools look after children here; null: not known. */
  readonly schoolDay: SchoolDay | null;
  /** How far she walks to a step from where she starts; null: she has not said, or it is not known. */
  readonly walkTo: (step: PathStep) => StepWalk | null;
}

/** Times looked at to see whether it fits her hours: some weeks of a weekly course. */
const TIMES_COMPARED = 8;

/**
 * The steps in the order that serves her, each with its reasons (the weightiest first) and cautions. Nothing is hidden
 * but what is over: a step that does not fit comes later and says why. Equal ones keep the order of their slugs.
 */
export function rank(steps: readonly PathStep[], answers: PathAnswers, here: Here): RankedStep[] {
  return steps
    .filter((step) => isOpen(step, here))
    .map((step) => explain(step, answers, here))
    .sort((a, b) => b.score - a.score || a.step.slug.localeCompare(b.step.slug, 'en'));
}

/** Not past its deadline, and not for children alone. */
function isOpen({ deadline, audience }: PathStep, { today }: Here): boolean {
  if (deadline !== null && deadline < today) return false;
  return audience.length === 0 || audience.some((one) => one !== 'children' && one !== 'young-people');
}

function explain(step: PathStep, answers: PathAnswers, here: Here): RankedStep {
  const reasons: (readonly [weight: number, reason: Reason])[] = [];
  const cautions: Caution[] = [];
  let score = 0;
  const because = (weight: number, reason: Reason) => {
    reasons.push([weight, reason]);
    score += weight;
  };
  const but = (weight: number, caution: Caution) => {
    cautions.push(caution);
    score -= weight;
  };

  forStage(step, answers, because);
  if (answers.interest !== null && KINDS_OF_INTEREST[answers.interest].includes(step.kind))
    because(24, { kind: 'interest', interest: answers.interest });
  forLevel(step, answers, because, but);
  forTimes(step, answers, here, because, but);
  forChild(step, answers, because, but);
  score -= forAge(step, here);

  const walk = here.walkTo(step);
  if (walk) {
    const { minutes, method } = walk;
    const most = answers.walk === null || answers.walk === 'any' ? Infinity : Number(answers.walk);
    if (minutes <= most) because(Math.max(1, 12 - minutes / 3), { kind: 'walk', minutes, method });
    else but(20, { kind: 'far', minutes, method });
  }
  if (step.features.includes('women-only')) because(8, { kind: 'women-only' });
  if (step.asked.includes('identity-document')) but(4, { kind: 'asks-document' });
  if (step.notAsked.includes('identity-document')) because(7, { kind: 'no-document' });
  else if (step.notAsked.includes('residence-permit')) because(6, { kind: 'no-permit' });
  // What people learn here is what one expects: said only of the other languages.
  if (here.locale !== here.learns && step.languages.includes(here.locale))
    because(9, { kind: 'language', language: here.locale });
  if (step.free) because(4, { kind: 'free' });
  if (step.deadline !== null) but(0, { kind: 'deadline', date: step.deadline });
  return {
    step,
    score,
    reasons: reasons.sort((a, b) => b[0] - a[0]).map(([, reason]) => reason),
    cautions
  };
}

type Because = (weight: number, reason: Reason) => void;
type But = (weight: number, caution: Caution) => void;

function forStage(step: PathStep, { first, italian }: PathAnswers, because: Because): void {
  if (first === step.stage) because(50, { kind: 'wanted', stage: step.stage });
  if ((first === 'unsure' || first === null) && step.stage === 'orientation')
    because(first === null ? 10 : 40, { kind: 'beginning' });
  // With little of the language, the language is the way to a course and to work.
  const later = first === 'training' || first === 'work';
  if (later && step.stage === 'italian' && (italian === 'none' || italian === 'little'))
    because(35, { kind: 'opens', stage: first });
}

function forLevel({ levels }: PathStep, { italian }: PathAnswers, because: Because, but: But): void {
  if (italian === null || levels.length === 0) return;
  const hers = LEVELS_OF[italian];
  const common = hers.find((level) => levels.includes(level));
  if (common) return because(18, { kind: 'level', level: common });
  const order = (level: Level) => LEVELS.indexOf(level);
  const sorted = [...levels].sort((a, b) => order(a) - order(b));
  const lowest = sorted[0]!;
  const highest = sorted[sorted.length - 1]!;
  if (order(lowest) > order(hers[hers.length - 1]!)) but(30, { kind: 'higher', level: lowest });
  else if (order(highest) < order(hers[0]!)) but(30, { kind: 'lower', level: highest });
}

function forTimes(step: PathStep, { free }: PathAnswers, here: Here, because: Because, but: But): void {
  const coming = step.times.filter(([, end]) => end > here.now).slice(0, TIMES_COMPARED);
  // One applies for work; its days are agreed.
  if (step.times.length === 0 && !isWork(step.kind)) but(3, { kind: 'days-to-confirm' });
  if (coming.length === 0) return;
  // Times that nobody confirmed since their source promise nothing, whether its year is told or not: a caution, not a reason.
  if (!step.areTimesConfirmed) but(3, { kind: 'times-of', year: step.timesYear, time: coming[0]! });
  else because(5, whenNext(coming[0]!, here));
  if (free === null || free === 'any') return;
  const fitting = coming.filter(([start, end]) =>
    fitsFreeTime({ start, end }, windowsOf(free, here.schoolDay), here.timeZone)
  );
  if (fitting.length === 0) but(45, { kind: 'clash' });
  else if (fitting.length < coming.length) but(-5, { kind: 'some-hours' });
  else because(16, { kind: 'hours', free });
}

/** As much as eight years ago nothing counts for less: a course of then may be over for good. In years. */
const OLDEST = 8;
/** What nobody says the year of counts as told so long ago. In years. */
const OF_UNKNOWN_AGE = 5;

/** What is newer comes before what is old, and what is confirmed before both: a point a year. */
function forAge({ areTimesConfirmed, toldIn }: PathStep, { today }: Pick<Here, 'today'>): number {
  if (areTimesConfirmed) return 0;
  const age = toldIn === null ? OF_UNKNOWN_AGE : Number(today.slice(0, 4)) - toldIn;
  return Math.min(OLDEST, Math.max(0, age)) + 1;
}

/** Its next time as a reason: that it is on, or when it begins. */
export function whenNext([start, end]: Time, { now, timeZone }: Pick<Here, 'now' | 'timeZone'>): Reason {
  const times = { start, end };
  return isGoingOn(times, now)
    ? { kind: 'now', ends: endingOf(times, now, timeZone) }
    : { kind: 'next', time: [start, end] };
}

function forChild(
  { childcare, features }: PathStep,
  { child }: PathAnswers,
  because: Because,
  but: But
): void {
  const isComing = child !== null && child !== 'no';
  if (childcare) {
    const [youngest, oldest] = isComing ? CHILD_MONTHS[child] : [0, Infinity];
    const isOfAge = (childcare.from ?? 0) <= oldest && (childcare.to ?? Infinity) >= youngest;
    if (isOfAge) return because(isComing ? 22 : 3, { kind: 'childcare', ...childcare });
    but(8, { kind: 'childcare-ages', from: childcare.from, to: childcare.to });
  }
  if (features.includes('child-welcome')) because(isComing ? 14 : 2, { kind: 'child-welcome' });
  else if (isComing && !childcare) but(12, { kind: 'childcare-unknown' });
}
