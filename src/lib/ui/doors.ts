/** Where a bar of four leads, in its order. The address is within the neighbourhood. */
export const DOORS = [
  { key: 'places', path: '', icon: 'ui:map' },
  { key: 'calendar', path: '/activities', icon: 'ui:calendar' },
  { key: 'path', path: '/path', icon: 'ui:path' },
  { key: 'add', path: '/add', icon: 'ui:add' }
] as const;

/** What those who work in a neighbourhood or for it come for, each explained at `/{l}/groups`. */
export const OFFICE_DOORS = [
  { key: 'organisations', path: '/organisations' },
  { key: 'network', path: '/network' },
  { key: 'insights', path: '/insights' },
  { key: 'practices', path: '/practices' },
  { key: 'manage', path: '/manage' }
] as const;

/** Pages where something is written and sent: a telephone's bar would lead away from it, and take room from the keyboard. */
const FORM = /\/(add\/\[what|change|confirm|report|needs|logo|manage)/;

export const isForm = (routeId: string | null): boolean => FORM.test(routeId ?? '');

/**
 * Whether an address is that of a door, or lies behind it.
 * @param base address of the neighbourhood, `/it/san-siro`
 */
export function isBehind(pathname: string, base: string, path: string): boolean {
  const door = base + path;
  if (path === '') return pathname === base || pathname.startsWith(`${base}/places/`);
  return pathname === door || pathname.startsWith(`${door}/`);
}

/** `/{l}/groups`, where there are several neighbourhoods at what it says of one. */
export function groupsHref(
  locale: string,
  here: { readonly slug: string; readonly isOnly: boolean } | null
): string {
  return `/${locale}/groups${here && !here.isOnly ? `#${here.slug}` : ''}`;
}
