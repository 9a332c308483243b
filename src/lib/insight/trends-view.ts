import type { ViewText } from '../place/view.ts';
import type { IndicatorName } from './indicators.ts';
import type { TrendChart } from './trend-chart.ts';

export interface IndicatorView {
  readonly name: IndicatorName;
  readonly short: string;
  /** Its definition. */
  readonly label: string;
  readonly value: string;
  /** Null: there is no past yet. */
  readonly chart:
    | (TrendChart & {
        readonly from: { readonly when: string; readonly value: string };
        /** Says in words what the line says. */
        readonly label: string;
      })
    | null;
}

export interface EntryRow {
  readonly label: string;
  readonly count: number;
  readonly value: string;
  readonly before: string | null;
}

export interface TrendsView {
  /** Since when there is a history; null: there is nothing yet. */
  readonly note: string | null;
  readonly indicators: readonly IndicatorView[];
  /** The lines in figures, the indicators in their order; none: there is no past yet. */
  readonly months: readonly { readonly when: string; readonly values: readonly string[] }[];
  readonly entries: {
    /** When it was that it is compared with. */
    readonly then: string | null;
    readonly places: readonly EntryRow[];
    readonly activities: readonly EntryRow[];
  };
  readonly path: {
    readonly columns: readonly string[];
    readonly rows: readonly {
      readonly stage: string;
      /** `count`: null where some may serve it, as far as anybody knows or has looked. */
      readonly served: readonly { readonly count: number | null; readonly text: string }[];
    }[];
  };
  readonly contributions: readonly {
    readonly quarter: string;
    readonly by: readonly string[];
    readonly median: string;
  }[];
  readonly yearly: readonly {
    readonly year: string;
    readonly rows: readonly {
      readonly action: string;
      readonly people: string;
      readonly women: string;
      /** Those that may be named, with their part. */
      readonly organisations: readonly {
        readonly slug: string;
        readonly name: ViewText;
        readonly people: string;
      }[];
    }[];
  }[];
}
