import type { Choice, PictureChoice } from '../choices.ts';
import type { FormValues } from '../form-values.ts';

/** How something is asked: which inputs it has (QuestionFields.svelte) and how they are read (read-question.ts). */
export type Way =
  | 'line'
  | 'text'
  | 'texts'
  | 'steps'
  | 'picture'
  | 'select'
  | 'place'
  | 'choices'
  | 'languages'
  | 'documents'
  | 'hours'
  | 'schedule'
  | 'where'
  | 'contacts'
  | 'yes'
  | 'childcare'
  | 'capacity'
  | 'cost'
  | 'number'
  | 'date'
  | 'period'
  | 'sources'
  | 'notices'
  | 'services'
  | 'certainty';

/** Something about an entry that is asked at once: a field, or a few that belong together. */
export interface Question {
  /** The first of its fields. */
  readonly id: string;
  readonly way: Way;
  readonly fields: readonly [string, ...string[]];
  /** Names of its inputs, or their beginnings up to a dot. */
  readonly inputs: readonly string[];
  /** What may be chosen. */
  readonly values?: readonly string[];
  /** Of the form that adds. */
  readonly step?: string;
  readonly required?: boolean;
  readonly most?: number;
  readonly least?: number;
  readonly decimals?: number;
  readonly lines?: boolean;
  readonly onTheDoor?: boolean;
}

/** A question as a form asks it. */
export interface QuestionView extends Omit<Question, 'values'> {
  readonly label: string;
  readonly hint: string | null;
  /** What may be chosen, and what no choice is called; null where one must be. */
  readonly options: readonly (Choice | PictureChoice)[];
  readonly none: string | null;
}

/** The question that a field or an input is of; null when it is of none. */
export function questionOf<One extends Pick<Question, 'id' | 'fields' | 'inputs'>>(
  questions: readonly One[],
  name: string
): One | null {
  const beginning = name.split('.')[0]!;
  return (
    questions.find(({ id, inputs, fields }) =>
      [id, ...inputs, ...fields].some((one) => one === name || one === beginning)
    ) ?? null
  );
}

/** The languages a text is asked in: the reader's, the local one, and all it is there in. */
export function localesOf(text: unknown, { locale, local }: { locale: string; local: string }): string[] {
  const there = typeof text === 'object' && text !== null ? Object.keys(text) : [];
  return [...new Set([locale, local, ...there])];
}

/** A question as it is read: what it offers is what may be chosen. */
export const asRead = ({ options, ...question }: QuestionView): Question => ({
  ...question,
  values: options.map(({ value }) => value)
});

/** What stands in the inputs, or came back from them. */
export interface FormAnswers {
  readonly values: FormValues;
  /** Sentences by input. */
  readonly errors: Readonly<Record<string, string>>;
}
