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
  insights: '/{l}/san-siro/insights',
  'insights-narrowed':
    '/{l}/san-siro/insights?what=stage.italian&feature=childcare&walker=with-child&suppose=9.1345,45.4697',
  'insights-nobody': '/{l}/san-siro/insights?what=kind.playgroup',
  'insights-problem': '/{l}/san-siro/insights?what=kind.karate&when=midnight',
  needs: '/{l}/san-siro/needs',
  'needs-sent': '/{l}/san-siro/needs?sent',
  about: '/{l}/about',
  privacy: '/{l}/privacy',
  data: '/{l}/data',
  'not-found': '/{l}/san-siro/places/nessuno'
} as const;

export function pageIn(locale: string, address: string): string {
  return address.replace('{l}', locale);
}
