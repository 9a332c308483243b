import type { ListNeighbourhoodView, ViewText } from '../place/view.ts';
import type { Stage } from '../activity/activity.ts';
import type { ArcMap } from './arcs.ts';
import type { NetworkFilters, View } from './filters.ts';
import type { Picture } from './picture.ts';

/* What the pages of the network are given: sentences in the reader's language, addresses already built. */

export interface ChoiceView {
  readonly value: string;
  readonly label: string;
}

export interface NamedView {
  readonly name: ViewText;
  readonly href: string;
}

export interface YearView {
  readonly year: number;
  readonly label: string;
  /** "2019: 31 links". */
  readonly said: string;
  readonly href: string;
  readonly selected: boolean;
  /** Of the year with most links, 0 to 1. */
  readonly share: number;
}

export interface FindingView {
  readonly key: 'connectors' | 'hubs' | 'islands' | 'partings' | 'referrals' | 'density';
  readonly title: string;
  readonly sentences: readonly string[];
  readonly method: string;
}

/** "hosts ITAMA": one link as seen from an organisation. */
export interface NeighbourView extends NamedView {
  /** "hosts", "is hosted by", "together in an agreement". */
  readonly relation: string;
  readonly note: ViewText | null;
  readonly when: string;
  /** "documented · last source 2014". */
  readonly known: string;
  /** Where the link is put right, or told to have ended; null of an agreement. */
  readonly changeHref: string | null;
}

export interface StageView {
  readonly stage: Stage;
  readonly label: string;
  /** `own`: it offers the step itself; `through`: somebody it works with does. */
  readonly offered: 'own' | 'through' | 'no';
  readonly said: string;
}

export interface ChosenView {
  readonly name: ViewText;
  readonly kind: string;
  readonly href: string;
  readonly clearHref: string;
  /** "Works with 37 other organisations". */
  readonly works: string;
  readonly stages: readonly StageView[];
  readonly entries: readonly NamedView[];
  readonly neighbours: readonly NeighbourView[];
}

export interface OrganisationRow extends NamedView {
  readonly kind: string;
  readonly links: string;
  readonly agreements: string;
  readonly between: string;
  readonly stages: string;
  readonly chosen: boolean;
}

export interface LinkRow {
  readonly key: string;
  readonly from: NamedView;
  readonly what: string;
  readonly note: ViewText | null;
  readonly to: NamedView;
  readonly when: string;
  readonly known: string;
}

export interface AgreementView {
  readonly id: string;
  readonly name: ViewText;
  readonly kind: string;
  readonly about: ViewText | null;
  readonly when: string;
  readonly members: readonly (NamedView & { readonly leads: boolean })[];
  readonly count: string;
}

/** A heading of the table: ordered by it, or the address that orders by it. */
export interface ColumnView {
  readonly label: string;
  readonly href: string | null;
  readonly sorted: boolean;
}

/** The page `/{l}/{n}/network`. */
export interface NetworkView {
  readonly neighbourhood: ListNeighbourhoodView;
  readonly href: string;
  readonly filters: NetworkFilters;
  /** "Something in the address is wrong …"; null when nothing is. */
  readonly problem: string | null;
  readonly headline: string;
  /** "71 organisations", "94 links", "of 80 links no source …". */
  readonly lead: readonly string[];
  readonly caution: string | null;
  readonly views: readonly {
    readonly view: View;
    readonly label: string;
    readonly href: string;
    readonly selected: boolean;
  }[];
  readonly stages: readonly ChoiceView[];
  readonly kinds: readonly ChoiceView[];
  readonly languages: readonly ChoiceView[];
  readonly neighbourhoods: readonly ChoiceView[];
  readonly organisations: readonly ChoiceView[];
  readonly clearHref: string | null;
  readonly years: readonly YearView[];
  readonly allYearsHref: string;
  readonly picture: Picture | null;
  /** "They are too many to draw one by one"; null when each is drawn. */
  readonly crowd: string | null;
  readonly arcs: ArcMap | null;
  /** What the map shows and leaves out. */
  readonly arcNotes: readonly string[];
  readonly table: {
    readonly columns: readonly ColumnView[];
    readonly organisations: readonly OrganisationRow[];
    readonly links: readonly LinkRow[];
    readonly more: string | null;
  } | null;
  readonly agreements: readonly AgreementView[];
  readonly alone: readonly NamedView[];
  readonly chosen: ChosenView | null;
  readonly findings: readonly FindingView[];
  readonly exports: readonly { readonly label: string; readonly href: string }[];
  readonly svgHref: string;
  readonly chainHref: string;
  readonly organisationsHref: string;
  readonly practicesHref: string;
  readonly compareHref: string;
  readonly title: string;
  readonly description: string;
}
