import type { Evidence } from '../evidence.server.ts';
import { TOO_FAR } from '../gap-ground.ts';
import type { Input } from '../input.server.ts';
import { conditionKey, topicKey, type Condition, type Topic } from '../service.ts';
import type { Table } from '../table.ts';
import { peopleOfAreas } from './area-weighting.ts';
import type { MissedGroup } from './missed.ts';
import { missedHere, MISSED_LIMIT, type MissedHere } from './missed-here.server.ts';

export const AREA_TABLE_NAMES = ['area-indicators', 'areas', 'missed'] as const;

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** Which figures of areas there are, and what the one that was asked for comes to: its areas, and who is missed most. */
export function areaTables(
  evidence: Evidence,
  { areaIndicators, neighbourhood: { defaultLocale } }: Pick<Input, 'areaIndicators' | 'neighbourhood'>
): Table[] {
  const { indicator: spread, ground } = evidence;
  const people = ground.residents?.inCells.all;
  const living = spread && people ? peopleOfAreas(people, spread) : null;
  const here = missedHere(evidence);
  return [
    {
      name: 'area-indicators',
      columns: ['indicator', 'name', 'unit', 'higher_means', 'source', 'licence', 'year', 'areas', 'chosen'],
      rows: areaIndicators.map(({ slug, name, unit, higherMeans, source, licence, year, areas }) => [
        slug,
        name[defaultLocale] ?? Object.values(name)[0] ?? slug,
        unit,
        higherMeans,
        source,
        licence,
        year,
        areas.length,
        Number(slug === spread?.indicator.slug)
      ])
    },
    {
      name: 'areas',
      columns: ['code', 'name', 'value', 'third', 'residents'],
      rows: (spread?.areas ?? []).map(({ code, name, value }, area) => [
        code,
        name,
        value,
        // 1: the third with the most need.
        spread!.thirds[area]! + 1,
        living && rounded(living[area]!, 0)
      ])
    },
    {
      name: 'missed',
      columns: [
        'what',
        'condition',
        'minutes',
        'group',
        'residents_least',
        'residents_most',
        'missed_least',
        'missed_most',
        'share_least',
        'share_most'
      ],
      rows: (here ? missedRows(evidence, here) : []).flatMap(({ what, condition, minutes, groups }) =>
        groups.map(({ group, people: some, missed, share }) => [
          what,
          condition,
          minutes,
          group,
          ...[some.least, some.most, missed.least, missed.most].map((one) => rounded(one, 0)),
          share && rounded(share.least, 4),
          share && rounded(share.most, 4)
        ])
      )
    }
  ];
}

function missedRows({ question }: Pick<Evidence, 'question'>, { groups, gaps }: MissedHere) {
  const row = (
    topic: Topic,
    conditions: readonly Condition[],
    minutes: number,
    of: readonly MissedGroup[]
  ) => ({
    what: topicKey(topic),
    condition: conditions.map(conditionKey).join(' ') || null,
    minutes,
    groups: of
  });
  return [
    ...(groups ? [row(question.topic, question.conditions, MISSED_LIMIT, groups)] : []),
    ...(gaps ?? []).map(({ gap, groups: of }) => row(gap.topic, gap.conditions, TOO_FAR, of))
  ];
}
