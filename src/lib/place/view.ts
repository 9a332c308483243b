import type { Geometry } from 'geojson';
import type { BoundingBox, LonLat } from '../geo/point.ts';
import type { PlaceFilters } from './filters.ts';
import type { LocationPrecision } from '../geo/position.ts';
import type { NoticeKind } from './notices/notice.ts';
import type { HoursLine } from './opening/describe-briefly.ts';
import type { CategoryGroup } from '../ui/category-group.ts';

/*
 * What the pages are given: every sentence is already in the reader's language, every address already
 * built, so that a component only lays out. The same shapes serve the server's HTML and the browser.
 */

/** Text and the BCP 47 locale it is really in, which may not be the page's: markup says `lang` and `dir`. */
export interface ViewText {
  readonly text: string;
  readonly locale: string;
}

/** How an opening sentence may be coloured; `maybe` is for hours that nobody has confirmed. */
export type OpeningTone = 'open' | 'maybe' | 'closed' | 'unknown';

export interface OpeningView {
  /** "Open now, closes at 18:00", "Maybe open until 18:00". */
  readonly sentence: string;
  /** "hours of 2022, not confirmed": small, after the sentence. */
  readonly note?: string;
  readonly tone: OpeningTone;
}

/** Something that holds for a time and ends by itself. */
export interface NoticeView {
  readonly kind: NoticeKind;
  /** "For now it is at Via Pio II 3", "Closed for now". */
  readonly title: string;
  readonly text: ViewText | null;
  /** "Until 28 February 2027, that day too." */
  readonly end: string;
  /** "It is usually at Via Monreale 13." */
  readonly usual: string | null;
  /** "Told by MilanoToday, 2022." */
  readonly source: string | null;
}

/** What is done there at hours of its own. */
export interface ServiceView {
  readonly name: ViewText;
  readonly opening: OpeningView;
  /** Of the week from today; empty when nobody knows its hours. */
  readonly lines: readonly HoursLine[];
  readonly phone: ContactView | null;
  readonly languages: readonly string[];
}

export interface WalkView {
  /** Whole minutes, at least 1. */
  readonly minutes: number;
  /** True while it is a straight line and not a walk along streets: shown as "about". */
  readonly approximate: boolean;
}

export interface PlaceCardView {
  readonly slug: string;
  readonly href: string;
  readonly group: CategoryGroup;
  /** Name of a symbol, `maki:pharmacy`. */
  readonly icon: string;
  readonly category: ViewText;
  readonly name: ViewText;
  /** The name on the door, when the chosen name is in another language. */
  readonly localName: ViewText | null;
  readonly opening: OpeningView;
  readonly walk: WalkView | null;
  /** At most three, already translated: "women only", "childcare". */
  readonly marks: readonly string[];
  readonly address: string | null;
  /** What holds for a time, in one short line; absent when nothing does. */
  readonly notice?: string;
  readonly hasPin: boolean;
  readonly precision: LocationPrecision;
  /** "Confirmed on 25 November 2026", "Nobody has confirmed this since May 2026"; absent when nobody has yet. */
  readonly confirmed?: string;
  /** Of what is looked for, what nobody has recorded: "We do not know whether they ask for: tax code". */
  readonly unknown?: readonly string[];
}

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

export interface ListNeighbourhoodView {
  readonly slug: string;
  readonly name: ViewText;
  readonly city: string;
  /** `/{l}/{n}`, without a query. */
  readonly href: string;
  /** The locale names and addresses are in. */
  readonly localLocale: string;
  readonly timeZone: string;
}

/** A form of search and filters. */
export interface SearchFormView {
  /** Where it is sent. */
  readonly action: string;
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

/** The page `/{l}/{n}`. */
export interface ListView {
  readonly form: SearchFormView;
  readonly neighbourhood: ListNeighbourhoodView;
  readonly cards: readonly PlaceCardView[];
  /** "12 places", "We know of 12 places that fit": of all, not only of this page. */
  readonly headline: string;
  /** Which of the cards is the first that is not known to fit, under what head; null: none on this page. */
  readonly apart: (ApartView & { readonly from: number }) | null;
  /** All that match or may match, not only those on this page. */
  readonly total: number;
  /** Sentences about them: how many may be open, have no pin, … */
  readonly asides: readonly string[];
  /** No place has the words as written: these are like them. */
  readonly alike: boolean;
  /** What was searched for is a kind of place of which there is none here; its group may help. */
  readonly missingKind: { readonly name: ViewText; readonly group: string; readonly href: string } | null;
  /** With `open`: the same without it, when that leaves nothing. */
  readonly whenever: { readonly label: string; readonly href: string } | null;
  readonly filters: PlaceFilters;
  readonly filterProblems: readonly FilterProblemView[];
  readonly active: readonly ActiveFilterView[];
  readonly groups: readonly GroupView[];
  /** Of the chosen groups alone: the others are a tap away. */
  readonly categories: readonly CategoryView[];
  /** Languages somebody there speaks, by the counts of this neighbourhood; BCP 47. */
  readonly languages: readonly { readonly code: string; readonly name: string; readonly count: number }[];
  /** Null where the fields that ask it are not shown: they are fetched with them. */
  readonly landmarks: readonly LandmarkView[] | null;
  readonly next: string | null;
  readonly previous?: string | null;
  /** GeoJSON of every place that matches, for the map. */
  readonly pinsUrl: string;
  readonly bbox: BoundingBox;
  /** Of the neighbourhood, with five decimals (1 m) at most: it travels with the page. */
  readonly outline: Geometry | null;
  readonly title: string;
  readonly description: string;
}

export interface WeekRowView {
  /** "Monday". */
  readonly day: string;
  /** "23 November", when the rows are real dates. */
  readonly date?: string;
  /** ISO date, for `<time>`. */
  readonly isoDate?: string;
  /** "09:30–12:00"; empty means closed. */
  readonly spans: readonly string[];
  readonly isToday: boolean;
  /** "Public holiday: …", or a comment on that day. */
  readonly note?: string;
}

export interface ContactView {
  readonly kind: 'call' | 'whatsapp' | 'email' | 'website';
  /** `tel:`, `https://wa.me/…`, `mailto:`, `https:`. */
  readonly href: string;
  /** What a reader sees and can copy: the number as locals write it, the domain. */
  readonly shown: string;
}

export interface DirectionView {
  /** `geo` opens the phone's own map; the others are public sites, asked only when tapped. */
  readonly kind: 'geo' | 'openstreetmap' | 'google' | 'apple';
  readonly href: string;
}

export interface SourceView {
  readonly name: string;
  readonly url: string | null;
  readonly year: number | null;
  readonly licence: string | null;
}

/** The page `/{l}/{n}/places/{slug}`. */
export interface PlaceView {
  readonly slug: string;
  readonly href: string;
  /** Absolute address, to share and to print. */
  readonly url: string;
  readonly neighbourhood: ListNeighbourhoodView;
  readonly group: CategoryGroup;
  readonly icon: string;
  readonly category: ViewText;
  /** The list of this category. */
  readonly categoryHref: string;
  readonly name: ViewText;
  readonly localName: ViewText | null;
  readonly summary: ViewText | null;
  readonly machineTranslated: boolean;
  readonly organisation: ViewText | null;
  /** The page of the organisation; null without one. */
  readonly organisationHref: string | null;
  readonly address: string | null;
  readonly precision: LocationPrecision;
  /** "Position approximate, within about 100 m"; null when it is exact. */
  readonly precisionSentence: string | null;
  readonly point: LonLat | null;
  readonly walk: WalkView | null;
  /** What holds today, to stand before anything she could do. */
  readonly notices: readonly NoticeView[];
  readonly opening: OpeningView;
  readonly services: readonly ServiceView[];
  /** Seven rows from today; null when no hours are known. */
  readonly week: readonly WeekRowView[] | null;
  /** "Hours of 2022, not confirmed. Call before you go." */
  readonly weekCaution: string | null;
  /** Hours in words that fit no table. */
  readonly hoursNote: ViewText | null;
  /** What to do about a doubt, by what there is to do it with: "Call before you go."; empty when there is nothing. */
  readonly advice: string;
  /** In the order of the big buttons. */
  readonly contacts: readonly ContactView[];
  readonly directions: readonly DirectionView[];
  /** Translated; empty means everyone. */
  readonly audience: readonly string[];
  /** Translated: "women only", "step-free". */
  readonly features: readonly string[];
  readonly requirements: {
    readonly asked: readonly string[];
    /** "without an appointment". */
    readonly notAsked: readonly string[];
    /** True when nothing at all is known. */
    readonly unknown: boolean;
    /** "We do not know whether they ask for: …", where something else is known; null when all of it is. */
    readonly others: string | null;
  };
  /** Translated names; empty means not known. */
  readonly languages: readonly string[];
  readonly confirmed: { readonly sentence: string; readonly stale: boolean };
  readonly sources: readonly SourceView[];
  readonly title: string;
  readonly description: string;
  /** JSON-LD, already safe inside a `script` element (`<` escaped). */
  readonly jsonLd: string;
}

/** A card of the page `/{l}`. */
export interface NeighbourhoodCardView {
  readonly slug: string;
  readonly href: string;
  readonly name: ViewText;
  readonly summary: ViewText | null;
  readonly city: string;
  readonly placeCount: number;
  /** "193 places". */
  readonly places: string;
}

/** Where data on the pages comes from, for the credits. */
export interface CreditView {
  readonly name: string;
  readonly url: string | null;
  readonly licence: string | null;
}

/** A well-known point to measure from without giving one's position ("M5 Segesta"). */
export interface LandmarkView {
  readonly name: ViewText;
  /** `lon,lat` */
  readonly value: string;
}

/** What the page `/{l}/data` shows besides its own words. */
export interface OpenDataView {
  readonly headings: { readonly addresses: string; readonly credits: string };
  /** Of all there is; then of each neighbourhood. */
  readonly addresses: readonly AddressView[];
  readonly neighbourhoods: readonly (NeighbourhoodCardView & {
    readonly addresses: readonly AddressView[];
  })[];
  readonly credits: readonly CreditView[];
}

/** An address where data are, and what they are. */
export interface AddressView {
  readonly words: string;
  /** `https://…` */
  readonly url: string;
  /** The same without the origin. */
  readonly path: string;
}
