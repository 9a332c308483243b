import type { ChosenText } from '../i18n/localised.ts';
import type { CategoryGroup } from '../ui/category-group.ts';

/** One answer of the search page. */
export interface RowView {
  readonly key: string;
  readonly href: string;
  readonly name: ChosenText;
  /** What it is: "Farmacia", "via". */
  readonly kind: string;
  readonly group: CategoryGroup;
  readonly icon: string;
  /** What decides: when it is open or on, how far, what it is known to have of what was asked. */
  readonly line: string;
  /** As it is written there. */
  readonly address: string | null;
  /** What nobody has recorded and she asked for; null: nothing. */
  readonly ask: string | null;
}

export interface HelplineView {
  readonly number: string;
  readonly href: string;
  readonly name: ChosenText | null;
  /** When it answers, what it costs, who understands her. */
  readonly facts: string;
}

/** Answers of one type, or the best of any. */
export interface SectionView {
  readonly id: string;
  readonly heading: string;
  readonly rows: readonly RowView[];
  /** The page with all of this type; null: all are here. */
  readonly all: { readonly label: string; readonly href: string } | null;
}

/** The page `/{l}/{n}/search`. */
export interface FindView {
  readonly q: string;
  readonly neighbourhood: { readonly name: ChosenText; readonly href: string };
  readonly action: string;
  /** Conditions that were chosen elsewhere and go with the next words too. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
  readonly danger: boolean;
  readonly helplines: readonly HelplineView[];
  readonly chips: readonly { readonly label: string; readonly href: string }[];
  /** Sentences: what is not here, what was left out. */
  readonly notices: readonly string[];
  readonly sections: readonly SectionView[];
  /** Who can be asked, where nothing was found. */
  readonly whoMayKnow: readonly RowView[];
  readonly addHref: string;
  readonly needsHref: string;
}
