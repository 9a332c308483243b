import { traitsOf } from '../i18n/locales.ts';
import type { Month } from './history.ts';
import { INDICATOR_NAMES, type Indicator } from './indicators.ts';
import { trendChart } from './trend-chart.ts';
import type { TrendsView } from './trends-view.ts';
import { CONTRIBUTORS, PATH_CONDITIONS, type Trends, type TrendStep } from './trends.server.ts';
import {
  conditionName,
  localisedInWords as chosen,
  topicName,
  type EvidenceWording
} from './wording.server.ts';
import { capitalised } from '../i18n/capitalised.ts';

/** How it came to be so, in words and drawings. */
export function trendsView(
  { begins, points, path, contributions, yearly }: Trends,
  wording: EvidenceWording
): TrendsView {
  const { translator, speech, neighbourhood } = wording;
  const { say, number } = speech;
  const { intl } = traitsOf(translator.locale);
  const months = new Intl.DateTimeFormat(intl, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const when = (month: Month | null) =>
    month === null ? say('trend.today') : months.format(new Date(`${month}-15T12:00:00Z`));
  const of = (at: number, name: Indicator['name']) =>
    points[at]!.indicators.find((indicator) => indicator.name === name)!;
  const last = points.length - 1;
  const date = begins && translator.date(new Date(`${begins}T12:00:00Z`), neighbourhood.timeZone);
  return {
    note: date === null ? null : say(points.length < 2 ? 'trend.tooShort' : 'trend.begins', { date }),
    indicators: INDICATOR_NAMES.map((name) => {
      // Before anybody knew it there is no line.
      const told = points.flatMap((_, at) => (of(at, name).value === null ? [] : [at]));
      const isTold = told.at(-1) === last;
      const from = told[0] ?? last;
      const chart = isTold ? trendChart(told.map((at) => of(at, name).value!)) : null;
      return {
        name,
        short: say(`indicators.short.${name}`),
        label: say(`indicators.${name}`),
        value: inWords(of(last, name)),
        chart: chart && {
          ...chart,
          from: { when: when(points[from]!.month), value: inWords(of(from, name)) },
          label: say('trend.label', {
            what: say(`indicators.short.${name}`),
            from: inWords(of(from, name)),
            when: when(points[from]!.month),
            to: inWords(of(last, name))
          })
        }
      };
    }),
    months:
      points.length < 2
        ? []
        : points.map(({ month, indicators }) => ({
            when: when(month),
            values: INDICATOR_NAMES.map((name) => inWords(indicators.find((one) => one.name === name)!))
          })),
    entries: entriesView(),
    path: {
      columns: PATH_CONDITIONS.map((condition) =>
        condition ? capitalised(conditionName(condition, wording), translator.locale) : say('path.any')
      ),
      rows: path.map(({ stage, served, completeness }) => ({
        stage: topicName({ of: 'stage', value: stage }, wording),
        served: served.map((one) => servedInWords(one, completeness))
      }))
    },
    contributions: contributions.quarters.map(({ quarter, by, medianDays }) => ({
      quarter: quarterInWords(quarter),
      by: CONTRIBUTORS.map((one) => {
        const count = by?.[one];
        return count === undefined ? number(0) : few(count);
      }),
      median: medianDays === null ? say('contributions.tooFew') : number(medianDays)
    })),
    yearly: [...new Set(yearly.map(({ year }) => year))].map((year) => ({
      year: translator.year(year),
      rows: yearly
        .filter((one) => one.year === year)
        .map(({ action, atLeast, women, organisations }) => ({
          action: say(`yearly.action.${action}`),
          people: number(atLeast),
          women: women === null ? say('yearly.notTold') : number(women),
          organisations: organisations.map(({ organisation, name, atLeast: part }) => ({
            slug: organisation,
            name: chosen(name, wording, organisation),
            people: number(part)
          }))
        }))
    }))
  };

  function inWords({ value, of: all, isLeast }: Indicator): string {
    if (value === null) return say('indicators.unknown');
    const figure =
      all === null
        ? number(Math.round(value * 10) / 10)
        : say('indicators.of', { value: Math.round(value), all });
    return isLeast ? say('bounds.atLeast', { least: figure }) : figure;
  }

  function servedInWords(
    { known, perhaps }: TrendStep['served'][number],
    completeness: TrendStep['completeness']
  ) {
    if (known + perhaps === 0 && completeness !== 'complete')
      return {
        count: null,
        text: say(completeness === 'partial' ? 'path.noneKnown' : 'path.notCollected')
      };
    if (perhaps === 0) return { count: known, text: known === 0 ? say('path.none') : number(known) };
    const some = { known: number(known), perhaps: number(perhaps) };
    return { count: null, text: say(known === 0 ? 'path.unknown' : 'path.perhaps', some) };
  }

  function few(count: number | null): string {
    return count === null ? say('contributions.few') : number(count);
  }

  function quarterInWords(quarter: string): string {
    const [year, part] = quarter.split('-Q').map(Number) as [number, number];
    return say('contributions.quarter', { number: part, year: translator.year(year) });
  }

  function entriesView(): TrendsView['entries'] {
    const now = points[last]!.byKind;
    const before = points.length < 2 ? null : points[0]!;
    const rows = (
      some: Readonly<Partial<Record<string, number>>>,
      then: Readonly<Partial<Record<string, number>>> | undefined,
      name: (key: string) => string
    ) =>
      [...new Set([...Object.keys(some), ...Object.keys(then ?? {})])]
        .map((key) => ({
          label: name(key),
          count: some[key] ?? 0,
          value: number(some[key] ?? 0),
          before: then ? number(then[key] ?? 0) : null
        }))
        .sort((a, b) => b.count - a.count);
    return {
      then: before && when(before.month),
      places: rows(now.groups, before?.byKind.groups, (group) =>
        capitalised(
          topicName({ of: 'group', value: group } as Parameters<typeof topicName>[0], wording),
          translator.locale
        )
      ),
      activities: rows(now.kinds, before?.byKind.kinds, (kind) =>
        capitalised(
          topicName({ of: 'kind', value: kind } as Parameters<typeof topicName>[0], wording),
          translator.locale
        )
      )
    };
  }
}
