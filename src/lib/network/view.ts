import type { ListNeighbourhoodView, ViewText } from '../place/view.ts';
import type { Stage } from '../activity/vocabulary.ts';
import type { ArcMap } from './arcs.ts';
import type { NetworkFilters, View } from './filters.ts';
import type { Picture } from './picture.ts';

/* What the pages of the network are given: sentences in the reader's language, addresses already built. */

export interface NetworkChoiceView {
  readonly value: string;
  readonly label: string;
}

export interface NamedView {
  readonly name: ViewText;
  readonly href: string;
}

/** "and 120 others", where they are. */
export interface MoreView {
  readonly label: string;
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
  /** Density against that of the densest year, 0 to 1; null: not measured. */
  readonly density: number | null;
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

export interface NetworkStageView {
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
  readonly stages: readonly NetworkStageView[];
  readonly entries: readonly NamedView[];
  /** Of very many not all. */
  readonly neighbours: readonly NeighbourView[];
  readonly more: MoreView | null;
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
  /** Those who lead it first; of a large one not all. */
  readonly members: readonly (NamedView & { readonly leads: boolean })[];
  readonly more: MoreView | null;
  readonly count: string;
}

/** A heading of the table: ordered by it, or the address that orders by it. */
export interface ColumnView {
  readonly label: string;
  readonly href: string | null;
  readonly sorted: 'ascending' | 'descending' | null;
}

/** "1–100 of 5,000" rows of a table, and where the others are. */
export interface RowPagesView {
  readonly said: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

/** The page `/{l}/{n}/network`. */
export interface NetworkView {
  readonly neighbourhood: ListNeighbourhoodView;
  readonly href: string;
  readonly filters: NetworkFilters;
  /** "Something in the address is wrong …"; null when nothing is. */
  readonly problem: string | null;
  readonly headline: string;
  /** "In 2026", "47 of 69 organisations that work here are linked", "4 linked from elsewhere", "69 links". */
  readonly lead: readonly string[];
  readonly cautions: readonly string[];
  readonly views: readonly {
    readonly view: View;
    readonly label: string;
    readonly href: string;
    readonly selected: boolean;
  }[];
  readonly stages: readonly NetworkChoiceView[];
  readonly kinds: readonly NetworkChoiceView[];
  readonly languages: readonly NetworkChoiceView[];
  readonly neighbourhoods: readonly NetworkChoiceView[];
  /** To choose one from; of very many none, then they are searched. */
  readonly organisations: readonly NetworkChoiceView[];
  /** What was found of those that were searched; null when nothing was. */
  readonly found: readonly NamedView[] | null;
  readonly clearHref: string | null;
  readonly years: readonly YearView[];
  /** What the highest of its bars stands for. */
  readonly busiest: string;
  /** The same of density; null when no year is measured. */
  readonly densest: string | null;
  /** Also what is over; null where that is looked at. */
  readonly allYearsHref: string | null;
  /** What holds this year; null where that is looked at. */
  readonly nowHref: string | null;
  readonly picture: Picture | null;
  /** "They are too many to draw one by one"; null when each is drawn. */
  readonly crowd: string | null;
  /** Marks of the picture stand for many. */
  readonly gathered: boolean;
  /** Where a picture wider than its window begins, as a share of its width: at the chosen one, else at the best linked. */
  readonly middle: number;
  /** Those who work with most, to begin with, while nobody is chosen. */
  readonly starts: readonly (NamedView & {
    readonly count: string;
    /** Of what the first has, 0 to 1. */
    readonly share: number;
  })[];
  readonly arcs: ArcMap | null;
  /** What the map shows and leaves out. */
  readonly arcNotes: readonly string[];
  readonly table: {
    readonly columns: readonly ColumnView[];
    readonly organisations: readonly OrganisationRow[];
    readonly links: readonly LinkRow[];
    /** Null: all rows are there. */
    readonly pages: RowPagesView | null;
    readonly linkPages: RowPagesView | null;
  } | null;
  readonly agreements: readonly AgreementView[];
  readonly agreementsMore: MoreView | null;
  readonly alone: readonly NamedView[];
  readonly aloneMore: MoreView | null;
  readonly chosen: ChosenView | null;
  readonly findings: readonly FindingView[];
  readonly exports: readonly { readonly label: string; readonly href: string }[];
  readonly svgHref: string;
  readonly chainHref: string;
  readonly organisationsHref: string;
  readonly practicesHref: string;
  /** Null: there is no other neighbourhood. */
  readonly compareHref: string | null;
  readonly title: string;
  readonly description: string;
}
