import type { NameSide } from '../geo/names-beside.ts';
import type { ViewText } from '../place/view.ts';
import type { CompletenessState } from '../activity/completeness.ts';
import type { ResidentGroup } from './residents.ts';
import type { EmbeddedChart } from './embed/document.ts';
import type { TrendsView } from './trends-view.ts';
import type { Limit } from './reach.ts';

export interface InsightChoice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface MapCell {
  readonly x: number;
  readonly y: number;
  readonly level: number;
  /** Says in words what the colour says. */
  readonly label: string;
  readonly href: string;
}

export interface MapPoint {
  /** Shares of the drawing's width and height. */
  readonly left: number;
  readonly top: number;
  readonly number: string;
}

export interface PlacedService {
  readonly number: string;
  readonly name: ViewText;
  readonly href: string;
}

export interface ReachRow {
  readonly group: ResidentGroup;
  readonly label: string;
  readonly total: string;
  readonly shares: readonly {
    readonly limit: Limit;
    /** "79%", or "between 0% and 79%" where it is not known of all whether they fit. */
    readonly share: string;
    readonly people: string;
    /** Null: it is the same however fast one walks. */
    readonly range: string | null;
    /** For the bar, 0 to 1: what is certain, and what may be. */
    readonly value: number;
    readonly possible: number;
    /** With the supposed service; null when none is. */
    readonly then: { readonly share: string; readonly value: number } | null;
  }[];
}

export interface StripView {
  readonly lead: string;
  readonly sentence: string;
  readonly notes: readonly string[];
  readonly days: readonly {
    readonly name: string;
    readonly short: string;
    /** 24 shares, 0 to 1, and whether they are more than now; the drawing has them in words below. */
    readonly hours: readonly { readonly share: number; readonly isGained: boolean }[];
    readonly words: string;
  }[];
  readonly hourMarks: readonly { readonly hour: number; readonly label: string }[];
  /** Says how hours are marked that a change would bring; null when it brings none. */
  readonly gained: string | null;
  /** Null: of none are days and hours known. */
  readonly august: {
    readonly sentence: string;
    readonly reach: string | null;
    readonly closes: readonly { readonly name: ViewText; readonly href: string }[];
  } | null;
}

export interface GapView {
  readonly sentence: string;
  /** Whom it is about, and how sure it is. */
  readonly doubts: readonly string[];
  /** How it is elsewhere, and for the others. */
  readonly details: readonly string[];
  /** 0 to 1, for the bar. */
  readonly share: number;
  readonly href: string;
  readonly nearest: {
    readonly text: string;
    readonly href: string;
    /** How many more it would serve with what it lacks; null when it lacks nothing, or that would help nobody. */
    readonly gain: string | null;
  } | null;
  /** What could be tried on this page. */
  readonly whatIf: { readonly text: string; readonly href: string };
}

export interface InsightView {
  readonly neighbourhood: { readonly name: ViewText; readonly href: string };
  readonly href: string;
  readonly title: string;
  readonly description: string;
  readonly problems: readonly { readonly parameter: string; readonly message: string }[];
  readonly finding: string;
  readonly findingNotes: readonly string[];
  readonly ask: {
    readonly topics: readonly { readonly label: string; readonly choices: readonly InsightChoice[] }[];
    readonly features: readonly InsightChoice[];
    readonly when: readonly InsightChoice[];
    readonly without: readonly InsightChoice[];
    readonly languages: readonly InsightChoice[];
    readonly walkers: readonly InsightChoice[];
  };
  readonly map: {
    readonly label: string;
    readonly width: number;
    readonly height: number;
    readonly side: number;
    readonly outline: string;
    readonly cells: readonly MapCell[];
    readonly points: readonly MapPoint[];
    readonly supposed: { readonly left: number; readonly top: number } | null;
    readonly landmarks: readonly {
      readonly left: number;
      readonly top: number;
      readonly side: NameSide;
      readonly name: ViewText;
    }[];
    readonly services: readonly PlacedService[];
    readonly notes: readonly string[];
    /** Levels that are on the map. */
    readonly levels: readonly { readonly level: number; readonly label: string }[];
  };
  /** Who is missed most, by figures of areas. */
  readonly missed: {
    readonly words: Readonly<Record<'heading' | 'lead' | 'choose' | 'none' | 'show' | 'areas', string>>;
    /** Figures that were brought; none: nobody has. */
    readonly choices: readonly InsightChoice[];
    /** The rest of the question, as hidden fields. */
    readonly kept: readonly (readonly [name: string, value: string])[];
    /** Null: the page is weighed by none. */
    readonly shown: {
      readonly name: ViewText;
      readonly sentence: string;
      readonly notes: readonly string[];
      /** Null: nobody can be compared. */
      readonly table: {
        readonly columns: readonly string[];
        readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
      } | null;
      readonly map: InsightView['map'];
      readonly mapNote: string | null;
      readonly areas: {
        readonly columns: readonly string[];
        readonly rows: readonly {
          readonly code: string;
          readonly label: string;
          readonly cells: readonly string[];
        }[];
      };
    } | null;
  };
  /** Whether anybody gets to one at all, or would. */
  readonly hasAny: boolean;
  /** Whether it is known how many live here. */
  readonly hasResidents: boolean;
  /** Null: it is not, or nobody has collected what is asked about. */
  readonly reach: { readonly rows: readonly ReachRow[]; readonly note: string | null } | null;
  readonly strip: StripView;
  readonly gaps: readonly GapView[];
  /** In which order they stand, where they are weighed by a figure of areas. */
  readonly gapsOrder: string | null;
  /** Of which of them the list is not whole, and neighbourhoods of which too little is known to compare with. */
  readonly gapsNotes: readonly string[];
  /** What has not been collected here, and what only in part: it is neither there nor missing. */
  readonly collected: readonly {
    readonly state: CompletenessState;
    readonly heading: string;
    /** Of how many kinds the lines speak. */
    readonly count: number;
    readonly lines: readonly string[];
  }[];
  /** What may be missing, or not. */
  readonly unknown: readonly { readonly sentence: string; readonly href: string }[];
  /** The same without the conditions of the question; null: it has none. */
  readonly allGaps: { readonly lead: string; readonly href: string } | null;
  readonly whatIf: {
    readonly sentence: string | null;
    readonly removeHref: string;
    readonly places: readonly InsightChoice[];
    /** Services that are there and could be changed, and what each could be given. */
    readonly services: readonly InsightChoice[];
    readonly gives: readonly InsightChoice[];
    /** Whether the hours among them stand in place of those it has. */
    readonly instead: InsightChoice;
    /** The rest of the question, as hidden fields. */
    readonly kept: readonly (readonly [name: string, value: string])[];
  };
  readonly others: readonly {
    readonly name: ViewText;
    /** Null: this neighbourhood itself, which comes first. */
    readonly href: string | null;
    /** Null: not known. */
    readonly shares: readonly string[] | null;
  }[];
  readonly cells: readonly {
    readonly id: string;
    readonly where: string;
    readonly people: string;
    readonly minutes: string;
    /** Supposes a service there. */
    readonly href: string;
  }[];
  readonly method: readonly string[];
  readonly trends: TrendsView;
  /** The tables as files, and the page to print. */
  readonly files: readonly { readonly label: string; readonly href: string }[];
  /** Charts for other sites: path and query, and the height of the frame in pixels. */
  readonly embeds: readonly {
    readonly chart: EmbeddedChart;
    readonly label: string;
    readonly title: string;
    readonly href: string;
    readonly height: number;
  }[];
  readonly report: {
    readonly title: string;
    readonly date: string;
    /** Of what data it is, where that is not today's. */
    readonly notes: readonly string[];
    readonly isKept: boolean;
    /** Path and query; of one that was kept, with its revision and day. */
    readonly href: string;
    /** The same question to the data of today. */
    readonly today: string;
    readonly credits: readonly string[];
  };
}
