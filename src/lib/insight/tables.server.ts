import { sharesOf } from './by-area/area-weighting.ts';
import { AREA_TABLE_NAMES } from './by-area/area-tables.server.ts';
import type { Evidence } from './evidence.server.ts';
import type { Indicator } from './indicators.ts';
import { RESIDENT_GROUPS } from './residents.ts';
import { boundsOf } from './bounds.ts';
import { DOUBT, shares } from './reach.ts';
import { conditionKey, topicKey } from './service.ts';
import type { Table } from './table.ts';
import { TREND_TABLE_NAMES } from './trend-tables.server.ts';

export const TABLE_NAMES = [
  'question',
  'shares',
  'cells',
  'hours',
  'gaps',
  'indicators',
  ...AREA_TABLE_NAMES,
  ...TREND_TABLE_NAMES
] as const;

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
/**
 * Up, never down: what is just beyond ten minutes must not be counted within ten by who adds up the file.
 */
export const roundedMinutes = (minutes: number) =>
  minutes === Infinity ? null : Math.ceil(minutes * 10) / 10;

/** Everything the page shows, as tables: what was asked and how it was counted comes first. */
export function tablesOf(
  evidence: Evidence,
  indicators: readonly Indicator[],
  neighbourhood: string
): Table[] {
  const { question, ground, services, people, minutes, then, walking, hours, monday, revision } = evidence;
  const { residents } = ground;
  const needOf = (cell: number) => {
    if (evidence.indicator === null) return [null, null];
    const { neediest, unknown } = sharesOf(cell, evidence.indicator);
    return [rounded(neediest, 3), rounded(unknown, 3)];
  };
  return [
    {
      name: 'question',
      columns: ['name', 'value'],
      rows: [
        ['neighbourhood', neighbourhood],
        ['what', topicKey(question.topic)],
        ['conditions', question.conditions.map(conditionKey).join(' ')],
        ['walker', question.walker],
        ['method', walking.index === null ? 'straight-line' : 'network'],
        ['doubt_of_minutes', DOUBT],
        ['services', services.length],
        ['services_unknown', evidence.perhaps.length],
        ['completeness', evidence.completeness],
        ['services_without_position', services.filter(({ point }) => point === null).length],
        ['residents_year', residents?.year ?? null],
        ['residents_spread', residents?.spreading ?? null],
        ['week_from', monday],
        ['indicator', evidence.indicator?.indicator.slug ?? null],
        ['data_revision', revision]
      ]
    },
    {
      name: 'shares',
      columns: [
        'group',
        'residents',
        'minutes',
        'people',
        'share',
        'share_least',
        'share_most',
        'share_supposed',
        'people_possible',
        'share_possible'
      ],
      rows: RESIDENT_GROUPS.flatMap((group) => {
        const living = residents?.inCells[group];
        if (!residents || !living) return [];
        const after = then && shares(living, then);
        return boundsOf(living, evidence).map(({ known, possible }, at) => {
          const { limit, people: some, share, least, most } = known;
          return [
            group,
            rounded(residents.totals[group] ?? 0, 0),
            limit,
            rounded(some, 0),
            ...[share, least, most].map((one) => rounded(one, 4)),
            after && rounded(after[at]!.share, 4),
            rounded(possible.people, 0),
            rounded(possible.share, 4)
          ];
        });
      })
    },
    {
      name: 'cells',
      columns: [
        ...['cell', 'lon', 'lat', 'residents', 'minutes', 'minutes_supposed'],
        ...['share_neediest', 'share_indicator_unknown']
      ],
      rows: ground.grid.cells.map(({ id, centre }, cell) => [
        id,
        rounded(centre[0], 5),
        rounded(centre[1], 5),
        residents ? rounded(people[cell]!, 1) : null,
        roundedMinutes(minutes[cell]!),
        then && roundedMinutes(then[cell]!),
        ...needOf(cell)
      ])
    },
    {
      name: 'hours',
      columns: ['day', 'hour', 'services', 'share'],
      rows: hours.map(({ day, hour, services: open, share }) => [day + 1, hour, open, rounded(share, 4)])
    },
    {
      name: 'gaps',
      columns: [
        'rank',
        'what',
        'condition',
        'kind',
        'people',
        'share',
        'cells',
        'side',
        'median_minutes',
        'nearest',
        'lacks',
        'gained',
        'nearest_minutes',
        'share_without_condition',
        'mean_minutes_affected',
        'mean_minutes_all',
        'group',
        'perhaps',
        'people_possible',
        'share_possible'
      ],
      rows: [
        ...evidence.gaps.missing.map((gap, at) => [
          at + 1,
          topicKey(gap.topic),
          gap.conditions.map(conditionKey).join(' ') || null,
          gap.kind,
          rounded(gap.people, 0),
          rounded(gap.share, 4),
          gap.affected.length,
          gap.side,
          gap.median === null ? null : rounded(gap.median, 1),
          gap.nearest?.service.slug ?? null,
          gap.nearest?.lacks.map(conditionKey).join(' ') ?? null,
          rounded(gap.gained, 0),
          gap.nearest?.minutes == null ? null : rounded(gap.nearest.minutes, 1),
          gap.plainShare === null ? null : rounded(gap.plainShare, 4),
          gap.walk && rounded(gap.walk.affected, 1),
          gap.walk && rounded(gap.walk.all, 1),
          gap.group,
          gap.perhaps,
          rounded(gap.mostPeople, 0),
          rounded(gap.mostShare, 4)
        ]),
        ...evidence.gaps.unknown.map(({ topic, conditions, perhaps }) => [
          null,
          topicKey(topic),
          conditions.map(conditionKey).join(' ') || null,
          'unknown',
          ...new Array<null>(13).fill(null),
          perhaps,
          null,
          null
        ]),
        ...evidence.gaps.notCollected.map((topic) => [
          null,
          topicKey(topic),
          null,
          'not-collected',
          ...new Array<null>(16).fill(null)
        ])
      ]
    },
    {
      name: 'indicators',
      columns: ['indicator', 'value', 'of', 'is_least'],
      rows: indicators.map(({ name, value, of, isLeast }) => [
        name,
        value === null ? null : rounded(value, 2),
        of,
        Number(isLeast)
      ])
    }
  ];
}
