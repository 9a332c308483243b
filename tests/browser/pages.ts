/** Every public page there is, by what it shows: `{l}` is the locale. */
export const PUBLIC_PAGES = {
  home: '/{l}',
  list: '/{l}/san-siro',
  'list-narrowed': '/{l}/san-siro?category=health&near=9.137825,45.472174&minutes=15',
  'list-empty': '/{l}/san-siro?q=xyzxyz',
  'list-problem': '/{l}/san-siro?near=abc&category=nope',
  place: '/{l}/san-siro/places/casa-di-comunita-via-monreale',
  'place-without-pin': '/{l}/san-siro/places/punto-it-aiuto-compiti',
  calendar: '/{l}/san-siro/activities',
  'calendar-narrowed':
    '/{l}/san-siro/activities?kind=italian-course&free=school-hours&childcare=yes&feature=women-only&days=month',
  'calendar-empty': '/{l}/san-siro/activities?q=xyzxyz',
  'calendar-problem': '/{l}/san-siro/activities?from=2026-02-30&kind=nope',
  activity: '/{l}/san-siro/activities/itama-italiano-mattina',
  'activity-to-confirm': '/{l}/san-siro/activities/win-sartoria',
  'activity-example': '/{l}/san-siro/activities/esempio-pomeriggio-di-cucito',
  path: '/{l}/san-siro/path',
  'skills-card': '/{l}/san-siro/path/skills',
  organisations: '/{l}/san-siro/organisations',
  organisation: '/{l}/san-siro/organisations/itama',
  'organisation-unlinked': '/{l}/san-siro/organisations/la-comune',
  network: '/{l}/san-siro/network',
  'network-chosen': '/{l}/san-siro/network?organisation=comune-di-milano&year=2022',
  'network-map': '/{l}/san-siro/network?view=map&organisation=itama',
  'network-table': '/{l}/san-siro/network?view=table',
  'network-empty': '/{l}/san-siro/network?stage=work&language=bn',
  chain: '/{l}/san-siro/network/chain',
  'chain-note': '/{l}/san-siro/network/chain/note?break=unserved-work',
  compare: '/{l}/san-siro/network/compare',
  practices: '/{l}/san-siro/practices',
  practice: '/{l}/san-siro/practices/italiano-con-i-bambini-accanto',
  'referral-sheet': '/{l}/san-siro/activities/itama-italiano-mattina/refer',
  'referral-to-place': '/{l}/san-siro/places/casa-di-comunita-via-monreale/refer',
  about: '/{l}/about',
  privacy: '/{l}/privacy',
  data: '/{l}/data',
  'not-found': '/{l}/san-siro/places/nessuno'
} as const;

export function pageIn(locale: string, address: string): string {
  return address.replace('{l}', locale);
}
