import { latinDigits } from '../../i18n/latin-digits.ts';

/** What organisations report of a year; the fields of the form are `<action>.people` and `<action>.women`. */
export const YEAR_ACTIONS = ['orientation', 'italian', 'training', 'work'] as const;
export type YearAction = (typeof YEAR_ACTIONS)[number];

export interface YearCount {
  readonly people: number;
  /** Null: not counted. */
  readonly women: number | null;
}

/** Null: nothing is said of it, or it is taken back. What is not there was not sent, or left as it was. */
export type YearCounts = Readonly<Partial<Record<YearAction, YearCount | null>>>;

/** How the form is filled in. */
export type YearValues = Readonly<Record<YearAction, { readonly people: string; readonly women: string }>>;

/** Why a form cannot be sent, and which of its lines. */
export interface YearProblem {
  readonly action: YearAction;
  readonly reason: 'not-a-number' | 'more-women';
}

/** What a form says. */
export interface YearRead {
  readonly values: YearValues;
  /** What was there when the form was written, in `seen.<action>.people` and `seen.<action>.women`. */
  readonly seen: YearValues;
  /** What she has changed; null when there are problems. */
  readonly counts: YearCounts | null;
  readonly problems: readonly YearProblem[];
}

const MOST = 100_000;

/** Reads the form. An emptied line takes back what was there; digits of any script are digits. */
export function readYear(form: FormData): YearRead {
  const [values, seen] = [valuesIn(form, ''), valuesIn(form, 'seen.')];
  const problems: YearProblem[] = [];
  const counts: Partial<Record<YearAction, YearCount | null>> = {};
  for (const action of YEAR_ACTIONS) {
    if (!form.has(`${action}.people`)) continue;
    const count = countOf(values[action]);
    if (typeof count === 'string') problems.push({ action, reason: count });
    else if (!isSame(count, countOf(seen[action]))) counts[action] = count;
  }
  return { values, seen, counts: problems.length > 0 ? null : counts, problems };
}

/** The lines in numbers, as the database takes them. */
export const yearCounts = (values: YearValues): YearCounts =>
  Object.fromEntries(
    YEAR_ACTIONS.map((action) => {
      const count = countOf(values[action]);
      return [action, typeof count === 'string' ? null : count];
    })
  );

function valuesIn(form: FormData, before: string): YearValues {
  const text = (name: string) => String(form.get(before + name) ?? '').trim();
  return Object.fromEntries(
    YEAR_ACTIONS.map((action) => [
      action,
      { people: text(`${action}.people`), women: text(`${action}.women`) }
    ])
  ) as YearValues;
}

function countOf(line: YearValues[YearAction]): YearCount | YearProblem['reason'] | null {
  const [people, women] = [wholeNumber(line.people), wholeNumber(line.women)];
  if (Number.isNaN(people) || Number.isNaN(women) || (people === null && women !== null))
    return 'not-a-number';
  if (people !== null && women !== null && women > people) return 'more-women';
  return people === null ? null : { people, women };
}

const isSame = (one: YearCount | null, other: ReturnType<typeof countOf>): boolean =>
  typeof other !== 'string' && one?.people === other?.people && one?.women === other?.women;

/** Null for nothing, NaN for what is no whole number that can be. */
function wholeNumber(text: string): number | null {
  if (text === '') return null;
  const digits = latinDigits(text);
  const number = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
  return number > MOST ? Number.NaN : number;
}
