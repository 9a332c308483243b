/** Every public page there is, by what it shows: `{l}` is the locale. */
export const PUBLIC_PAGES = {
  home: '/{l}',
  list: '/{l}/san-siro',
  'list-narrowed': '/{l}/san-siro?category=health&near=9.137825,45.472174&minutes=15',
  'list-empty': '/{l}/san-siro?q=xyzxyz',
  'list-problem': '/{l}/san-siro?near=abc&category=nope',
  place: '/{l}/san-siro/places/casa-di-comunita-via-monreale',
  'place-without-pin': '/{l}/san-siro/places/punto-it-aiuto-compiti',
  about: '/{l}/about',
  privacy: '/{l}/privacy',
  data: '/{l}/data',
  'not-found': '/{l}/san-siro/places/nessuno'
} as const;

export function pageIn(locale: string, address: string): string {
  return address.replace('{l}', locale);
}
