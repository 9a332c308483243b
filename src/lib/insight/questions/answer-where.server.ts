import type { Landmark } from '../../place/landmarks.server.ts';
import { keptWith } from '../../server/memoize.ts';
import { inParts } from '../../server/yield-to-event-loop.ts';
import { isComparable, sharesOf, type SpreadIndicator } from '../by-area/area-weighting.ts';
import { sourceInWords } from '../by-area/missed-view.server.ts';
import {
  indicatorName,
  missedWording,
  needyEnd,
  type MissedWording
} from '../by-area/missed-words.server.ts';
import { spotInWords } from '../cells-view.server.ts';
import { gapGroundOf } from '../evidence.server.ts';
import { measured } from '../gap-ground.ts';
import { indicatorIn, type Input } from '../input.server.ts';
import { roughly } from '../map-view.server.ts';
import { insightHref, localisedInWords } from '../wording.server.ts';
import { partlyInWords } from '../partly.server.ts';
import type { Service } from '../service.ts';
import { methodHere, noResidents, questionAbout, WALKER } from './answer-people.server.ts';
import { capitalTopic, peopleInWords, type AnswerWording } from './speech.server.ts';
import { NO_ANSWER, type OfficialAnswer } from './view.ts';
import { bestSpots, spotsToTry, weighedSpots } from './where-more.ts';

/** Null: it is not known how many live here. @param indicator slug of what it is weighed by */
const spotsHere = keptWith(
  async (input: Input, indicator: string | null) => {
    const ground = await gapGroundOf(input, WALKER);
    if (ground === null) return null;
    const spread = await comparableIn(input, indicator);
    const spots = spotsToTry(ground.cells).map(roughly);
    const walked = measured(ground);
    if (spread === null) return inParts(bestSpots(walked, spots));
    const shares = ground.cells.map((_, cell) => sharesOf(cell, spread));
    return inParts(
      weighedSpots(walked, spots, {
        surely: ground.people.map((here, cell) => here * shares[cell]!.neediest),
        perhaps: ground.people.map((here, cell) => here * (shares[cell]!.neediest + shares[cell]!.unknown))
      })
    );
  },
  (indicator) => indicator ?? ''
);

/** Null: there is none of that slug, or nobody can be compared by it. */
async function comparableIn(input: Input, slug: string | null): Promise<SpreadIndicator | null> {
  const spread = slug === null ? null : await indicatorIn(input, slug);
  return spread && isComparable(spread) ? spread : null;
}

/** @param asked slug of the figure by area it is to be weighed by; null: by none */
export async function whereMore(
  input: Input,
  { landmarks, services }: { landmarks: readonly Landmark[]; services: readonly Service[] },
  asked: string | null,
  wording: AnswerWording
): Promise<OfficialAnswer> {
  const { say } = wording.answers;
  const spread = await comparableIn(input, asked);
  const spots = await spotsHere(input, spread?.indicator.slug ?? null);
  if (spots === null) return noResidents(wording);
  const missed = { ...wording, ...(await missedWording(wording)) };
  const rows = spots.map(({ topic, at, least, most }) => ({
    label: capitalTopic(topic, wording),
    href: `${insightHref(wording, {
      ...questionAbout(topic),
      supposed: at,
      indicator: spread?.indicator.slug ?? null
    })}#what-if`,
    cells: [spotInWords(at, landmarks, wording), peopleInWords(least, most, wording)]
  }));
  const [first] = rows;
  return {
    ...NO_ANSWER,
    sentences: [
      first ? bestInWords(first.label, first.cells as [string, string], spread, missed) : say('where.none'),
      say('where.how'),
      ...partlyInWords(
        spots.map(({ topic }) => topic),
        { said: input.completeness, services },
        wording
      ),
      ...(asked === null || spread !== null ? [] : [notWeighed(input, asked, missed)])
    ],
    choice:
      input.areaIndicators.length === 0
        ? null
        : {
            name: 'indicator',
            label: missed.missed.say('choose'),
            options: [
              { value: '', label: missed.missed.say('chooseNone'), chosen: spread === null },
              ...input.areaIndicators.map((one) => ({
                value: one.slug,
                label: localisedInWords(one.name, wording, one.slug).text,
                chosen: one.slug === spread?.indicator.slug
              }))
            ]
          },
    table:
      rows.length === 0
        ? null
        : {
            columns: [
              say('column.what'),
              say('column.where'),
              spread ? missed.missed.say('whereColumn') : say('column.more')
            ],
            rows
          },
    method: [...(spread ? sourceInWords(spread, missed) : []), ...methodHere(input, wording)]
  };
}

function bestInWords(
  what: string,
  [where, people]: readonly [string, string],
  spread: SpreadIndicator | null,
  wording: AnswerWording & MissedWording
): string {
  if (spread === null) return wording.answers.say('where.best', { what, where, people });
  const name = indicatorName(spread.indicator, wording);
  return wording.missed.say(`where.${needyEnd(spread.indicator)}`, { what, where, people, name });
}

/** Why it is not weighed by what the address names. */
const notWeighed = (
  { areaIndicators }: Pick<Input, 'areaIndicators'>,
  asked: string,
  { missed, speech }: MissedWording
): string =>
  areaIndicators.some(({ slug }) => slug === asked)
    ? missed.say('alike')
    : speech.say('page.problem.unknown-indicator');
