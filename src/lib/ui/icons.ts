/**
 * Address of a symbol in the one sprite of the site: `maki:pharmacy`, `temaki:lawyer`, `ui:search`.
 * The sprite is static/icons.svg; icon-sprite.test.ts writes it (`vitest -u`) and keeps it complete.
 */
export function iconHref(name: string): string {
  return `/icons.svg#${name.replace(':', '-')}`;
}
