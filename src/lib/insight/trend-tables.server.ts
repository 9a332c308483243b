import { conditionKey } from './service.ts';
import type { Table } from './table.ts';
import { CONTRIBUTORS, PATH_CONDITIONS, type Trends } from './trends.server.ts';

export const TREND_TABLE_NAMES = ['trend', 'entries', 'path', 'contributions', 'yearly'] as const;

/** Of a day without a month: the day of the evidence. */
const TODAY = 'today';

/** Everything that has a past, as tables in codes and figures. What is not told because it is of few has no figure. */
export function trendTables({ points, path, contributions, yearly }: Trends): Table[] {
  return [
    {
      name: 'trend',
      columns: ['month', 'indicator', 'value', 'of', 'is_least'],
      rows: points.flatMap(({ month, indicators }) =>
        indicators.map(({ name, value, of, isLeast }) => [
          month ?? TODAY,
          name,
          value === null ? null : Number(value.toFixed(2)),
          of,
          Number(isLeast)
        ])
      )
    },
    {
      name: 'entries',
      columns: ['month', 'of', 'kind', 'entries'],
      rows: points.flatMap(({ month, byKind: { groups, kinds } }) => [
        ...Object.entries(groups).map(([group, count]) => [month ?? TODAY, 'place', group, count]),
        ...Object.entries(kinds).map(([kind, count]) => [month ?? TODAY, 'activity', kind, count])
      ])
    },
    {
      name: 'path',
      columns: ['stage', 'condition', 'providers', 'providers_unknown', 'completeness'],
      rows: path.flatMap(({ stage, served, completeness }) =>
        served.map(({ known, perhaps }, at) => {
          const condition = PATH_CONDITIONS[at];
          return [stage, condition ? conditionKey(condition) : null, known, perhaps, completeness];
        })
      )
    },
    {
      name: 'contributions',
      columns: ['quarter', ...CONTRIBUTORS, 'decided', 'median_days'],
      rows: contributions.quarters.map(({ quarter, by, decided, medianDays }) => [
        quarter,
        ...CONTRIBUTORS.map((one) => (by && one in by ? by[one]! : 0)),
        decided,
        medianDays
      ])
    },
    {
      name: 'yearly',
      columns: ['year', 'action', 'organisation', 'people_at_least', 'women_at_least'],
      rows: yearly.flatMap(({ year, action, atLeast, women, organisations }) => [
        [year, action, null, atLeast, women],
        ...organisations.map((one) => [year, action, one.organisation, one.atLeast, null])
      ])
    }
  ];
}
