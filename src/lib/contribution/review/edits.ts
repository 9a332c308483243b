/**
 * What a coordinator may put right in a proposal while she accepts it: words, numbers, and what of a list stays. Hours,
 * schedules and positions have forms of their own, on the page of the entry.
 */
export type Editable =
  | { readonly kind: 'text'; readonly value: string; readonly isNumber: boolean }
  /** Several texts by key: a language, or a way of contact. */
  | { readonly kind: 'texts'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'list'; readonly values: readonly string[] };

/** The name of the form's field for a value, or for one of its texts. */
export const editName = (field: string, key?: string): string =>
  key === undefined ? `edit.${field}` : `edit.${field}.${key}`;
