import type { ViewText } from '../../place/view.ts';
import type { InsightChoice } from '../view.ts';
import type { OfficialQuestion } from './question.ts';

export interface AnswerLine {
  readonly name: ViewText;
  readonly href: string | null;
}

/** What an official is answered: sentences first, then the figures behind them. */
export interface OfficialAnswer {
  readonly sentences: readonly string[];
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: readonly {
      readonly label: string;
      readonly href: string | null;
      readonly cells: readonly string[];
    }[];
  } | null;
  readonly lists: readonly {
    readonly heading: string;
    readonly lines: readonly AnswerLine[];
    /** "and 12 more"; null: all are there. */
    readonly more: string | null;
  }[];
  /** What the answer may be asked for besides, as a list to choose from; null: nothing. */
  readonly choice: {
    /** Of the parameter. */
    readonly name: string;
    readonly label: string;
    readonly options: readonly InsightChoice[];
  } | null;
  /** Where more is to be read. */
  readonly link: { readonly label: string; readonly href: string } | null;
  /** Sources with their years, and how it was counted. */
  readonly method: readonly string[];
}

export const NO_ANSWER: OfficialAnswer = {
  sentences: [],
  table: null,
  lists: [],
  choice: null,
  link: null,
  method: []
};

/** The page `/{l}/{n}/insights/questions`. */
export interface QuestionsView {
  readonly neighbourhood: ViewText;
  readonly insightsHref: string;
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly words: {
    readonly back: string;
    readonly others: string;
    readonly how: string;
    readonly show: string;
  };
  readonly asked: OfficialQuestion | null;
  readonly questions: readonly {
    readonly question: OfficialQuestion;
    readonly label: string;
    readonly href: string;
    /** Its answer in a sentence, where none is asked by itself; null: another one is. */
    readonly gist: string | null;
  }[];
  /** How what stands under the questions was counted, and of what year it is. */
  readonly method: readonly string[];
  readonly answer: OfficialAnswer | null;
}
