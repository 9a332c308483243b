import type { ViewText } from '../../place/view.ts';

/** What a field said before and after a change. */
export interface FieldChangeView {
  readonly field: string;
  readonly before: readonly ViewText[];
  readonly after: readonly ViewText[];
  /** "120 metres away". */
  readonly note: string | null;
}

export interface RevisionView {
  readonly revision: number;
  readonly kind: 'create' | 'update' | 'close' | 'confirm';
  /** ISO 8601 instant. */
  readonly at: string;
  /** "25 November 2026". */
  readonly day: string;
  /** "Changed by a neighbour". */
  readonly sentence: string;
  /** "What: Opening hours, Contacts"; null when the whole entry came or went. */
  readonly fields: string | null;
  /** "Undoes an earlier change". */
  readonly undoes: string | null;
  /** For those who look after the entry. */
  readonly changes: readonly FieldChangeView[];
  readonly mayUndo: boolean;
}

/** The page `/{l}/{n}/places/{slug}/history`, and what is left of a closed entry: with its words, so that any page shows it. */
export interface HistoryView {
  /** Null of a closed entry, but for those who look after it. */
  readonly name: ViewText | null;
  readonly title: string;
  /** Page of the entry, when it is there. */
  readonly href: string;
  /** Address of this page. */
  readonly historyHref: string;
  readonly closed: ClosedView | null;
  readonly revisions: readonly RevisionView[];
  readonly words: {
    readonly before: string;
    readonly after: string;
    /** Of a field without a value. */
    readonly nothing: string;
    /** "Undo this change", "Open again". */
    readonly undo: string;
    /** There are no revisions. */
    readonly none: string;
  };
}

/** What is said at the address of an entry that was closed. */
export interface ClosedView {
  readonly title: string;
  /** "It was taken off the map on 25 November 2026, by those who look after the map." */
  readonly sentence: string;
  readonly lead: string;
  readonly add: { readonly href: string; readonly label: string };
  readonly list: { readonly href: string; readonly label: string };
  /** Heading of what happened before. */
  readonly history: string;
}
