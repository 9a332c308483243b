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

/** A neighbourhood as the doors need it. */
interface Here {
  readonly slug: string;
  /** `/it/san-siro` */
  readonly href: string;
  readonly isOnly: boolean;
}

/** `/{l}/groups`, where there are several neighbourhoods at what it says of one. */
export function groupsHref(locale: string, here: Here | null): string {
  return `/${locale}/groups${here && !here.isOnly ? `#${here.slug}` : ''}`;
}

/** All there is, for two kinds of reader: what is near, and what one works with. Each link by the key of its words. */
export function footerColumns(locale: string, here: Here | null) {
  const inHere = <Key extends string>(doors: readonly { readonly key: Key; readonly path: string }[]) =>
    here ? doors.map(({ key, path }) => [key, here.href + path] as const) : [];
  return [
    {
      key: 'forYou',
      links: [
        ...inHere([...DOORS, { key: 'needs', path: '/needs' }]),
        ...(here?.isOnly ? [] : [['allNeighbourhoods', `/${locale}`] as const]),
        ['privacy', `/${locale}/privacy`]
      ]
    },
    {
      key: 'forWork',
      links: [
        ['groups', groupsHref(locale, here)],
        ...inHere(OFFICE_DOORS),
        ['data', `/${locale}/data`],
        ['about', `/${locale}/about`]
      ]
    }
  ] as const;
}
