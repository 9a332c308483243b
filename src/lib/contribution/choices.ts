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

/** What every form has words for, in the reader's language; what one question offers comes with it (question/question.ts). */
export interface Choices {
  readonly groups: readonly PictureChoice[];
  /** Months, `01` to `12`. */
  readonly months: readonly Choice[];
  /** `MO` to `SU`, short names. */
  readonly weekdays: readonly (Choice & { readonly long: string })[];
}
