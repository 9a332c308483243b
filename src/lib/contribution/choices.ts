import type { CategoryGroup } from '../ui/category-group.ts';

/** One of a few, in the reader's words. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One that has a picture. */
export interface PictureChoice extends Choice {
  readonly group: CategoryGroup;
  readonly icon: string;
}

/** Everything a form lets one choose from, in the reader's words. */
export interface Choices {
  readonly groups: readonly PictureChoice[];
  readonly categories: readonly PictureChoice[];
  readonly kinds: readonly PictureChoice[];
  readonly audiences: readonly Choice[];
  readonly features: readonly Choice[];
  readonly requirements: readonly Choice[];
  /** Those in use here and those of the interface first. */
  readonly languages: readonly Choice[];
  readonly levels: readonly Choice[];
  readonly stages: readonly Choice[];
  /** Months, `01` to `12`. */
  readonly months: readonly Choice[];
  /** `MO` to `SU`, short names. */
  readonly weekdays: readonly (Choice & { readonly long: string })[];
}
