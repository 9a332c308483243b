import { capitalised } from '../../i18n/capitalised.ts';
import type { Evidence } from '../evidence.server.ts';
import type { Input } from '../input.server.ts';
import { questionToQuery } from '../question.ts';
import type { InsightView } from '../view.ts';
import { localisedInWords, topicInWords } from '../wording.server.ts';
import { missedHere, MISSED_LIMIT, type MissedHere } from './missed-here.server.ts';
import { needMap, rangeOfThird } from './need-map.server.ts';
import { isComparable, peopleOfAreas, type SpreadIndicator } from './area-weighting.ts';
import {
  comparedShares,
  needyEnd,
  indicatorName,
  peopleRangeInWords,
  shareRangeInWords,
  valueInWords,
  type MissedWording
} from './missed-words.server.ts';

/** A smaller share of the people is said alike with nobody: borders written by two hands differ by a few metres. */
const LEAST_SAID = 0.005;

/** Who is missed most, by the figure by area that the address names. */
export function missedView(
  evidence: Evidence,
  { areaIndicators }: Pick<Input, 'areaIndicators'>,
  map: InsightView['map'],
  wording: MissedWording
): InsightView['missed'] {
  const { say } = wording.missed;
  const { question } = evidence;
  const words = {
    heading: say('heading'),
    lead: say(areaIndicators.length === 0 ? 'none' : 'lead'),
    choose: say('choose'),
    none: say('chooseNone'),
    show: say('show'),
    areas: say('areas')
  };
  return {
    words,
    choices: areaIndicators.map((one) => ({
      value: one.slug,
      label: `${localisedInWords(one.name, wording, one.slug).text} (${wording.translator.year(one.year)})`,
      chosen: one.slug === question.indicator
    })),
    kept: [...questionToQuery({ ...question, indicator: null })],
    shown: evidence.indicator && shownView(evidence, evidence.indicator, map, wording)
  };
}

function shownView(
  evidence: Evidence,
  spread: SpreadIndicator,
  map: InsightView['map'],
  wording: MissedWording
): NonNullable<InsightView['missed']['shown']> {
  const { say } = wording.missed;
  const here = missedHere(evidence);
  const { indicator } = spread;
  const people = evidence.ground.residents?.inCells.all ?? null;
  return {
    name: localisedInWords(indicator.name, wording, indicator.slug),
    ...sentences(evidence, spread, here, wording),
    table:
      here?.groups == null
        ? null
        : {
            columns: [
              say('column.who'),
              say('column.share'),
              say('column.missed', { limit: wording.speech.number(MISSED_LIMIT) }),
              say('column.people')
            ],
            rows: here.groups
              .filter(({ group, people: some }) => group !== 'unknown' || some.most >= 0.5)
              .map(({ group, people: some, missed, share }) => ({
                label: capitalised(
                  say(group === 'neediest' ? `group.${needyEnd(indicator)}` : `group.${group}`),
                  wording.translator.locale
                ),
                cells: [
                  share ? shareRangeInWords(share, wording) : '–',
                  peopleRangeInWords(missed, wording),
                  peopleRangeInWords(some, wording)
                ]
              }))
          },
    map: needMap(spread, map, evidence.ground.grid, wording),
    mapNote: map.points.length > 0 ? say('map.points') : null,
    areas: {
      columns: [
        say('column.area'),
        say('column.value'),
        say('column.third'),
        ...(people ? [say('column.people')] : [])
      ],
      rows: spread.areas.map(({ code, name, value }, area) => ({
        code,
        label: name,
        cells: [
          valueInWords(value, indicator, wording),
          say(`need.${spread.thirds[area]!}`),
          ...(people ? [wording.missed.number(Math.round(peopleOfAreas(people, spread)[area]!))] : [])
        ]
      }))
    }
  };
}

function sentences(
  { question, completeness, ground, isAnywhere, perhaps }: Evidence,
  spread: SpreadIndicator,
  here: MissedHere | null,
  wording: MissedWording
): { readonly sentence: string; readonly notes: readonly string[] } {
  const { say, number } = wording.missed;
  const { indicator } = spread;
  const shares = here?.groups ? comparedShares(here.groups, wording) : null;
  const isPartly = here !== null && here.known < 1 - LEAST_SAID;
  return {
    sentence: shares
      ? say(`share.${needyEnd(indicator)}`, {
          ...shares,
          what: topicInWords(question.topic, question.conditions, wording),
          name: indicatorName(indicator, wording),
          limit: number(MISSED_LIMIT)
        })
      : say(whyNotCompared()),
    notes: [
      ...(isPartly ? [say('unknown', { share: wording.speech.percent(1 - here.known) })] : []),
      ...(shares && (isAnywhere || perhaps.length > 0) ? [say('unsure')] : []),
      ...sourceInWords(spread, wording)
    ]
  };

  function whyNotCompared() {
    if (spread.areas.length === 0) return 'nothingKnown';
    if (ground.residents === null) return 'noResidents';
    if (here?.gaps == null) return 'alike';
    return completeness === 'not-collected' ? 'notCollected' : 'nobody';
  }
}

/** What the figure is, whose and of what year, and who has the most need by it. */
export function sourceInWords(spread: SpreadIndicator, wording: MissedWording): string[] {
  const { say, number } = wording.missed;
  const { indicator, thirds } = spread;
  const { source, licence, higherMeans, unit } = indicator;
  const year = wording.translator.year(indicator.year);
  return [
    ...(isComparable(spread)
      ? [
          say(`third.${needyEnd(indicator)}`, {
            some: number(thirds.filter((third) => third === 0).length),
            all: number(thirds.length),
            value: valueInWords(rangeOfThird(0, spread).nearest, indicator, wording)
          })
        ]
      : []),
    say(`meaning.${higherMeans}`, { unit }),
    say('average'),
    say('spread'),
    licence === null ? say('source', { source, year }) : say('sourceLicensed', { source, year, licence })
  ];
}

/** How a gap lies between those with the most need and the others, in a sentence; null: it is weighed by nothing. */
export function missedGapInWords(
  groups: Parameters<typeof comparedShares>[0],
  spread: SpreadIndicator,
  wording: MissedWording
): string | null {
  const shares = comparedShares(groups, wording);
  return (
    shares &&
    wording.missed.say(`gap.${needyEnd(spread.indicator)}`, {
      ...shares,
      name: indicatorName(spread.indicator, wording)
    })
  );
}

/** In which order gaps stand when they are weighed. */
export const orderInWords = ({ indicator }: SpreadIndicator, wording: MissedWording): string =>
  wording.missed.say(`gaps.${needyEnd(indicator)}`, { name: indicatorName(indicator, wording) });
