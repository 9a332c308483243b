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
  /** What decides: when it is open or on. */
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
}

/** The page `/{l}/{n}/search`. */
export interface FindView {
  readonly q: string;
  readonly neighbourhood: { readonly name: ChosenText; readonly href: string };
  readonly action: string;
  readonly danger: boolean;
  readonly helplines: readonly HelplineView[];
  readonly chips: readonly { readonly label: string; readonly href: string }[];
  /** Sentences: what is not here, what was left out. */
  readonly notices: readonly string[];
  readonly rows: readonly RowView[];
  /** Whether the rows are what is nearest, since there is none of the kind. */
  readonly nearest: boolean;
  readonly addHref: string;
  readonly needsHref: string;
}
