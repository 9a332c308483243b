import type { Recorded, ValuesOf } from '../field/field.ts';
import type { Contacts } from '../field/values.ts';
import type { Position } from '../geo/position.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import type { Walk } from '../walking/walk.ts';
import type { Whereabouts } from './notices/place-on.ts';
import type { SaidTrue } from './said-true.ts';
import type { PLACE_FIELDS } from './fields/index.ts';

export interface Category {
  readonly slug: string;
  readonly group: CategoryGroup;
  readonly name: LocalisedText;
  /** Name of a symbol in src/lib/ui/icons.ts. */
  readonly icon: string;
}

/** A category with how many places of the neighbourhood are in it. */
export interface CountedCategory extends Category {
  /** Other words people search by, by language. */
  readonly keywords: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly osmTags: readonly Readonly<Record<string, string>>[];
  readonly hsdsTerm: { readonly id: string; readonly name: string };
  readonly placeCount: number;
}

type Fields = ValuesOf<typeof PLACE_FIELDS>;

/** A place as the database's search and detail functions return it: its fields (src/lib/place/fields), and what follows. */
export interface Place
  extends Omit<Fields, 'organisation' | 'keywords' | 'location' | 'locationPrecision'>, Recorded {
  readonly organisation: {
    readonly slug: string;
    readonly name: LocalisedText;
    readonly contacts: Contacts;
    /** Months for which what it offers is believed; null: it has not chosen. */
    readonly checkEveryMonths?: number | null;
  } | null;
  readonly position: Position;
  /** Where it is otherwise, while a notice says that it moved (notices/place-on.ts). */
  readonly usual?: Whereabouts;
  /** Who says that it is true; absent where nobody does, or it was not asked. */
  readonly saidTrue?: SaidTrue;
  /** Straight-line metres from `near`, when asked. */
  readonly distance: number | null;
  /** The walk from `near`, when asked; null or absent: it has no position, or none that we know leads there. */
  readonly walk?: Walk | null;
}
