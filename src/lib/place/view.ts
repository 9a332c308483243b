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
export interface PlaceNoticeView {
  readonly kind: NoticeKind;
  /** It does not hold yet: it begins in the weeks to come. */
  readonly isToCome: boolean;
  /** "For now it is at Via Pio II 3", "Closed for now"; "Closed from Saturday, 5 December 2026". */
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
  readonly precision: LocationPrecision;
  /** "Confirmed on 25 November 2026", "Nobody has confirmed this since May 2026"; absent when nobody has yet. */
  readonly confirmed?: string;
  /** Of what is looked for, what nobody has recorded: "We do not know whether they ask for: tax code". */
  readonly unknown?: readonly string[];
}

export interface ListNeighbourhoodView {
  readonly slug: string;
  readonly name: ViewText;
  /** Null where its name says it already. */
  readonly city: string | null;
  /** `/{l}/{n}`, without a query. */
  readonly href: string;
  /** The locale names and addresses are in. */
  readonly localLocale: string;
  readonly timeZone: string;
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

export interface RequirementsView {
  readonly asked: readonly string[];
  /** "without an appointment". */
  readonly notAsked: readonly string[];
  /** True when nothing at all is known. */
  readonly unknown: boolean;
  /** "We do not know whether they ask for: …", where something else is known; null when all of it is. */
  readonly others: string | null;
}

/** When an entry was last confirmed, and whether that is too long ago. */
export interface ConfirmedView {
  readonly sentence: string;
  readonly stale: boolean;
}
