import type { LocalisedText } from '../../i18n/localised.ts';

interface Named {
  readonly slug: string;
  readonly name: LocalisedText;
}

/** What somebody who signed in may do, as `my_roles` says it. */
export interface Roles {
  readonly email: string;
  readonly coordinates: readonly Named[];
  readonly edits: readonly (Named & { readonly neighbourhoods: readonly string[] })[];
  readonly partner: readonly Named[];
  readonly claims: readonly { readonly organisation: string; readonly state: string }[];
}

/** Whether she coordinates the neighbourhood of that slug. */
export const coordinates = (roles: Roles, neighbourhood: string): boolean =>
  roles.coordinates.some(({ slug }) => slug === neighbourhood);
