import { STAGES, type ActivityKind, type Level } from '../activity/vocabulary.ts';
import { FREE_TIME_WINDOWS } from '../activity/free-hours.ts';
import { whileAtSchool, type FreeWindow } from '../activity/schedule/free-time.ts';
import type { SchoolDay } from '../country/country.ts';

/** The six questions of the path and what one tap can answer; `null` in {@link PathAnswers} is a question passed over. */
export const OPTIONS = {
  first: [...STAGES, 'unsure'],
  italian: ['none', 'little', 'some', 'good'],
  free: ['school-hours', 'morning', 'afternoon', 'evening', 'weekend', 'any'],
  child: ['no', 'baby', 'small', 'school'],
  interest: ['tailoring', 'food', 'care', 'digital', 'other'],
  walk: ['10', '20', '30', 'any']
} as const;

export type PathQuestion = keyof typeof OPTIONS;
export type PathAnswer<Q extends PathQuestion> = (typeof OPTIONS)[Q][number];
export type PathAnswers = { readonly [Q in PathQuestion]: PathAnswer<Q> | null };

export const QUESTIONS = Object.keys(OPTIONS) as readonly PathQuestion[];

export const NO_ANSWERS: PathAnswers = {
  first: null,
  italian: null,
  free: null,
  child: null,
  interest: null,
  walk: null
};

/** Courses one can follow with so much of the language that people learn here (Common European Framework, and A0 before it). */
export const LEVELS_OF: Readonly<Record<PathAnswer<'italian'>, readonly Level[]>> = {
  none: ['A0'],
  little: ['A1'],
  some: ['A2', 'B1'],
  good: ['B2', 'C1']
};

/** The hours an answer means, those of the calendar; `any` is every hour. */
export function windowsOf(free: PathAnswer<'free'>, school: SchoolDay | null): readonly FreeWindow[] {
  return free === 'school-hours' ? whileAtSchool(school) : FREE_WINDOWS[free];
}

const FREE_WINDOWS: Readonly<Record<Exclude<PathAnswer<'free'>, 'school-hours'>, readonly FreeWindow[]>> = {
  morning: FREE_TIME_WINDOWS.mornings,
  afternoon: FREE_TIME_WINDOWS.afternoons,
  evening: FREE_TIME_WINDOWS.evenings,
  weekend: FREE_TIME_WINDOWS.weekend,
  any: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 24 * 60 }))
};

/** Age of a child in months, both included. */
export const CHILD_MONTHS: Readonly<
  Record<Exclude<PathAnswer<'child'>, 'no'>, readonly [from: number, to: number]>
> = {
  baby: [0, 35],
  small: [36, 71],
  school: [72, 143]
};

export const KINDS_OF_INTEREST: Readonly<Record<PathAnswer<'interest'>, readonly ActivityKind[]>> = {
  tailoring: ['training-tailoring'],
  food: ['training-food'],
  care: ['training-care'],
  digital: ['training-digital'],
  other: ['training-other']
};

/** Answers from what was kept; anything that is no answer of ours is passed over. */
export function readAnswers(kept: unknown): PathAnswers {
  const source = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  const entries = QUESTIONS.map((question) => {
    const options: readonly unknown[] = OPTIONS[question];
    return [question, options.includes(source[question]) ? source[question] : null];
  });
  return Object.fromEntries(entries) as PathAnswers;
}
