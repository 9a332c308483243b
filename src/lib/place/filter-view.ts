import type { CategoryGroup } from '../ui/category-group.ts';
import type { ViewText } from './view.ts';

/* What narrows a list, as its page is given it. */

/** The entries of which it is not known whether they fit, under a head of their own. */
export interface ApartView {
  /** "We do not know: ask first", with how many. */
  readonly title: string;
  readonly lead: string;
  /** The same list without them. */
  readonly leaveOut: { readonly text: string; readonly href: string };
}

export interface CategoryView {
  readonly slug: string;
  readonly group: CategoryGroup;
  readonly name: ViewText;
  readonly icon: string;
  /** Null when other filters are in force: it would not be the number of the list it leads to. */
  readonly count: number | null;
  readonly selected: boolean;
  /** The list with this category in the place of its group, or with its group again when it is selected. */
  readonly href: string;
}

/** One of the nine picture tiles. */
export interface GroupView {
  readonly slug: CategoryGroup;
  readonly name: string;
  readonly count: number;
  readonly selected: boolean;
  /** The list with this group added, or taken away when it is selected. */
  readonly href: string;
}

/** A filter in force, with the address of the list without it. */
export interface ActiveFilterView {
  readonly label: string;
  readonly removeHref: string;
  /** A tile, a chip or a pill shows it, and takes it away when tapped. */
  readonly shown: boolean;
}

/** A wrong value in the address: what was ignored, in a sentence for the reader. */
export interface FilterProblemView {
  readonly parameter: string;
  readonly message: string;
}

/** A form of search and filters. */
export interface SearchFormView {
  /** Where the filters are sent. */
  readonly action: string;
  /** Where the words are sent, and what goes with them. */
  readonly search: {
    readonly action: string;
    readonly carried: readonly { readonly name: string; readonly value: string }[];
  };
  readonly q: string | null;
  /** Where her walk starts, `lon,lat`; empty: not said. */
  readonly near: string;
  /** It starts where she is, not at a landmark. */
  readonly nearIsOwn: boolean;
  /** What it carries beside what it shows; `isField`: only while its other fields are closed. */
  readonly carried: readonly { readonly name: string; readonly value: string; readonly isField: boolean }[];
  /** How many of its other fields are in use. */
  readonly inUse: number;
}

/** A well-known point to measure from without giving one's position ("M5 Segesta"). */
export interface LandmarkView {
  readonly name: ViewText;
  /** `lon,lat` */
  readonly value: string;
}

/** A language somebody there speaks, by the counts of this neighbourhood. */
export interface SpokenLanguageView {
  /** BCP 47. */
  readonly code: string;
  readonly name: string;
  readonly count: number;
}
