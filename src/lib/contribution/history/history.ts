import type { LocalisedText } from '../../i18n/localised.ts';

/** What kind of person made a change; never who. */
export const WHO_KINDS = ['neighbour', 'organisation', 'coordinator', 'import'] as const;
export type WhoKind = (typeof WHO_KINDS)[number];

/** One applied change of an entry, as the database's `entry_history` returns it. */
export interface Revision {
  readonly revision: number;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly by: WhoKind;
  readonly kind: 'create' | 'update' | 'close';
  readonly fields: readonly string[];
  /** The revision it undoes. */
  readonly undoes: number | null;
  /** Values, for those who look after the entry alone: what was taken away may have been taken away for a reason. */
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>> | null;
}

/** Everything that happened to an entry, the latest first. */
export interface EntryHistory {
  /** Null of a closed entry: why it was taken away is not known, and its name may be why. */
  readonly name: LocalisedText | null;
  readonly slug: string;
  readonly closed: boolean;
  readonly may: { readonly undo: boolean };
  readonly revisions: readonly Revision[];
}

/** Only a date moved on: somebody said that all is still true. */
export function isConfirmation({ kind, fields }: Pick<Revision, 'kind' | 'fields'>): boolean {
  return kind === 'update' && fields.length === 1 && fields[0] === 'confirmed_at';
}
