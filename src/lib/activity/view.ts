import type { CategoryGroup } from '../ui/category-group.ts';
import type {
  ActiveFilterView,
  ApartView,
  CategoryView,
  FilterProblemView,
  GroupView,
  LandmarkView,
  SearchFormView,
  SpokenLanguageView
} from '../place/filter-view.ts';
import type { ListNeighbourhoodView, ViewText, WalkView } from '../place/view.ts';
import type { ActivityFilters } from './filters.ts';

/*
 * What the pages of activities are given, as in src/lib/place/view.ts: sentences in the reader's language, addresses
 * already built.
 */

/** What a reader must know before she believes the rest, on the face of the entry. */
export interface NoticeView {
  /** `example`: invented to show what an entry looks like; `maybe`: nobody has confirmed it, or one must wait; `off`: cancelled or full. */
  readonly tone: 'example' | 'maybe' | 'off';
  readonly text: string;
}

export interface ActivityCardView {
  readonly href: string;
  readonly group: CategoryGroup;
  readonly icon: string;
  readonly kind: string;
  readonly title: ViewText;
  /** "Now, until 18:00"; null: it is not on. */
  readonly now: string | null;
  /** "09:30–11:30", "all day"; null without a time. */
  readonly times: string | null;
  /** For `<time>`: the start on the wall clock. With `href` it is unlike any other: an activity may happen twice a day. */
  readonly local: string | null;
  /** In words, where there is no time: "two mornings a week", "until 30 November". */
  readonly when: ViewText | null;
  readonly where: ViewText | null;
  readonly walk: WalkView | null;
  readonly notices: readonly NoticeView[];
  /** At most four, translated. */
  readonly marks: readonly string[];
  readonly cancelled: boolean;
  /** "Confirmed on 25 November 2026"; absent when nobody has yet. */
  readonly confirmed?: string;
  /** Of what is looked for, what nobody has recorded. */
  readonly unknown?: readonly string[];
}

export interface DayView {
  /** ISO 8601. */
  readonly date: string;
  /** "Tuesday 24 November". */
  readonly name: string;
  /** "today", "tomorrow". */
  readonly near: string | null;
  readonly cards: readonly ActivityCardView[];
}

/** A day of the five weeks on show, with what it has. */
export interface StripDayView {
  readonly date: string;
  /** "December", on the first cell of a month. */
  readonly month: string | null;
  /** "Tuesday 24 November: 3 activities". */
  readonly label: string;
  /** What happens, first things first: places in `titles` of the weeks. */
  readonly entries: readonly number[];
}

/** The five weeks on show. It travels with every page: what days have in common is said once. */
export interface WeekStripView {
  /** "Mon" to "Sun". */
  readonly weekdays: readonly string[];
  /** What happens in these weeks, each once. */
  readonly titles: readonly {
    readonly group: CategoryGroup;
    readonly text: string;
    readonly locale: string;
  }[];
  /** From a Monday. */
  readonly days: readonly StripDayView[];
  /** The calendar of one day alone, but for the day: `…?kind=work&`. */
  readonly hrefTo: string;
  readonly today: string;
  /** The days that are listed, both included. */
  readonly from: string;
  readonly to: string;
}

export interface ChoiceView {
  readonly value: string;
  readonly label: string;
}

/** The page `/{l}/{n}/activities`. */
export interface CalendarView {
  readonly neighbourhood: ListNeighbourhoodView;
  readonly href: string;
  readonly filters: ActivityFilters;
  readonly filterProblems: readonly FilterProblemView[];
  readonly active: readonly ActiveFilterView[];
  readonly groups: readonly GroupView[];
  readonly kinds: readonly CategoryView[];
  readonly presets: readonly { readonly label: string; readonly href: string; readonly selected: boolean }[];
  readonly weeks: WeekStripView;
  /** "9 activities in these days". */
  readonly total: string;
  /** What is not among them, with where it is: "14 with days to confirm". */
  readonly asides: readonly { readonly text: string; readonly href: string | null }[];
  readonly days: readonly DayView[];
  readonly next: string | null;
  readonly previous: string | null;
  /** The first ones, or all that there are, where they are asked for. */
  readonly toConfirm: readonly ActivityCardView[];
  /** "All 17", when they are not all here. */
  readonly allToConfirm: { readonly text: string; readonly href: string } | null;
  readonly work: readonly ActivityCardView[];
  /** Those of which it is not known whether they fit, the first ones or all; null: there are none. */
  readonly apart:
    | (ApartView & {
        readonly cards: readonly ActivityCardView[];
        /** Null when they are all here. */
        readonly all: { readonly text: string; readonly href: string } | null;
      })
    | null;
  /** Nothing at all was found: what to do next. */
  readonly empty: string | null;
  readonly form: SearchFormView;
  readonly stages: readonly ChoiceView[];
  readonly levels: readonly string[];
  /** Whether hours while children are at school can be asked for: it is known when that is. */
  readonly asksSchool: boolean;
  /** Hours that have a name, besides those of school, and the days of the week. */
  readonly freeTimes: readonly ChoiceView[];
  readonly weekdays: readonly ChoiceView[];
  readonly languages: readonly SpokenLanguageView[];
  /** Null where the fields that ask it are not shown: they are fetched with them. */
  readonly landmarks: readonly LandmarkView[] | null;
  /** To subscribe to, with the same filters. */
  readonly fileHref: string;
  readonly title: string;
  readonly description: string;
}

/** A line of "in short": "Level", "A1 · A2". */
export interface FactView {
  readonly label: string;
  readonly value: string;
  readonly note: ViewText | null;
}

/** One of the times to come. */
export interface NextTimeView {
  readonly local: string;
  readonly day: string;
  readonly times: string;
}

/** A line on the page of a place. */
export interface ActivityHereView {
  readonly href: string;
  readonly group: CategoryGroup;
  readonly icon: string;
  readonly title: ViewText;
  readonly kind: string;
  /** "Now, until 18:00"; null: it is not on. */
  readonly now: string | null;
  readonly when: string;
  readonly notices: readonly NoticeView[];
}
