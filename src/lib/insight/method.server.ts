import type { Cover } from '../walking/cover.ts';
import { METRES_PER_MINUTE, type Walker } from '../walking/pace.ts';
import type { Ground, NeighbourhoodStreets } from './ground.server.ts';
import { localised } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts';
import { USUAL_WEIGHT } from './gaps.ts';
import type { SpeechInPercent } from './speech-in-percent.server.ts';
import type { EvidenceWording } from './wording.server.ts';

/** How everything on the page was counted, as sentences. */
export function methodWords(
  { grid, residents, residentialSource }: Ground,
  { index, about }: NeighbourhoodStreets,
  { walker, now, revision }: { readonly walker: Walker; readonly now: Date; readonly revision: number },
  { speech, translator, neighbourhood }: EvidenceWording
): string[] {
  const { say, percent, number, year } = speech;
  const kilometres = (METRES_PER_MINUTE[walker] * 60) / 1000;
  return [
    index !== null && about !== null
      ? say('method.network', { source: about.source })
      : about !== null
        ? say(`method.uncovered${ofPeople(about)}`, { share: percent(about.withoutStreet) })
        : say('method.straight'),
    ...(index !== null && about !== null && about.withoutStreet > 0
      ? [say(`method.someWithout${ofPeople(about)}`, { share: percent(about.withoutStreet) })]
      : []),
    say('method.speed', { speed: number(Math.round(kilometres * 10) / 10), walker: say(`walker.${walker}`) }),
    ...(walker === 'pram' && index !== null ? [say('method.steps')] : []),
    ...(residents === null
      ? [say('method.noResidents')]
      : [
          say('method.residents', {
            source: [
              ...new Set(residents.areas.flatMap(({ sources }) => sources.map(({ name }) => name)))
            ].join('; '),
            year: year(residents.year),
            people: number(Math.round(residents.totals.all ?? 0))
          }),
          residents.spreading === 'residential'
            ? say('method.residential', { source: residentialSource ?? '' })
            : say(`method.${residents.spreading}`),
          ...(residents.isOneArea ? [say('method.oneArea')] : [])
        ]),
    say('method.grid', { zone: number(grid.zone), cells: number(grid.cells.length) }),
    say('method.services'),
    say('method.ordinaryWeek'),
    weightsInWords(neighbourhood, speech, translator.locale),
    say('method.date', {
      date: translator.date(now, neighbourhood.timeZone),
      revision: translator.year(revision)
    })
  ];
}

/** Which words say of what a share of the cover is one: of people, or of squares. */
export const ofPeople = ({ measuredBy }: Cover): 'People' | '' =>
  measuredBy === 'residents' ? 'People' : '';

/** How much each condition counts in the order of what is missing, and by whose word. */
function weightsInWords(
  { slug, name, defaultLocale, obstacleSurvey: survey }: Neighbourhood,
  { say, percent, number }: SpeechInPercent,
  locale: Locale
): string {
  const here = {
    neighbourhood: localised(name, locale, defaultLocale)?.text ?? slug,
    others: number(USUAL_WEIGHT)
  };
  if (survey === null) return say('method.equalWeights', here);
  return say('method.weights', {
    ...here,
    weight: number(survey.children),
    share: percent(survey.children),
    count: survey.people
  });
}
