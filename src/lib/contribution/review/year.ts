/** What organisations report of a year; the fields of the form are `<action>.people` and `<action>.women`. */
export const YEAR_ACTIONS = ['orientation', 'italian', 'training', 'work'] as const;
export type YearAction = (typeof YEAR_ACTIONS)[number];

export interface YearCount {
  readonly people: number;
  /** Null: not counted. */
  readonly women: number | null;
}

/** Null: nothing is said of it. */
export type YearCounts = Readonly<Record<YearAction, YearCount | null>>;

/** How the form is filled in. */
export type YearValues = Readonly<Record<YearAction, { readonly people: string; readonly women: string }>>;

/** Why a form cannot be sent, and which of its lines. */
export interface YearProblem {
  readonly action: YearAction;
  readonly reason: 'not-a-number' | 'more-women';
}

const MOST = 100_000;

/** Reads the form. An empty line says nothing; digits of any script are digits. */
export function readYear(form: FormData): {
  readonly values: YearValues;
  readonly counts: YearCounts | null;
  readonly problems: readonly YearProblem[];
} {
  const problems: YearProblem[] = [];
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const values = Object.fromEntries(
    YEAR_ACTIONS.map((action) => [
      action,
      { people: text(`${action}.people`), women: text(`${action}.women`) }
    ])
  ) as YearValues;
  const counts = Object.fromEntries(
    YEAR_ACTIONS.map((action) => {
      const [people, women] = [wholeNumber(values[action].people), wholeNumber(values[action].women)];
      if (Number.isNaN(people) || Number.isNaN(women) || (people === null && women !== null))
        problems.push({ action, reason: 'not-a-number' });
      else if (people !== null && women !== null && women > people)
        problems.push({ action, reason: 'more-women' });
      return [action, people === null ? null : { people, women }];
    })
  ) as YearCounts;
  return { values, counts: problems.length > 0 ? null : counts, problems };
}

/** Null for nothing, NaN for what is no whole number that can be. */
function wholeNumber(text: string): number | null {
  if (text === '') return null;
  const digits = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const number = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
  return number > MOST ? Number.NaN : number;
}
