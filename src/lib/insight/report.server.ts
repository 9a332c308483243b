import { EMBEDDED, FRAME_HEIGHT } from './embed/document.ts';
import type { Evidence } from './evidence.server.ts';
import type { Input } from './input.server.ts';
import { wantedReport } from './kept.server.ts';
import { forOthers, questionToQuery } from './question.ts';
import { TABLE_NAMES } from './tables.server.ts';
import type { InsightView } from './view.ts';
import { insightHref, localisedInWords, type EvidenceWording } from './wording.server.ts';

/**
 * The files of a page, and its report. The address of a report that was kept has its revision and its day, as have its
 * files: whoever opens them later gets the same figures.
 */
export function filesAndReport(
  { question, ground, revision, indicator }: Evidence,
  { kept, now }: Pick<Input, 'kept' | 'now'>,
  query: URLSearchParams,
  wording: EvidenceWording
): Pick<InsightView, 'files' | 'report' | 'embeds'> {
  const { neighbourhood, translator, speech } = wording;
  const { say, year } = speech;
  const asked = questionToQuery(question);
  /** For other sites: what there is, and nothing that is supposed. */
  const askedElsewhere = questionToQuery(forOthers(question));
  const of: readonly [string, string][] = kept
    ? [
        ['revision', String(revision)],
        ['day', kept.day]
      ]
    : [];
  const file = (more: Readonly<Record<string, string>>) =>
    `/api/v1/${neighbourhood.slug}/insights?${new URLSearchParams([...asked, ...of, ...Object.entries(more)])}`;
  const picture = `/api/v1/${neighbourhood.slug}/insights.svg?${new URLSearchParams([...askedElsewhere, ...of, ['locale', translator.locale]])}`;
  const today = `${insightHref(wording)}/report?${asked}`;
  const wanted = wantedReport(query);
  const date = translator.date(now, neighbourhood.timeZone);
  const sources = [
    ...neighbourhood.sources,
    ...(ground.residents?.areas ?? []).flatMap(({ sources: some }) => some),
    ...(indicator ? [{ name: indicator.indicator.source, licence: indicator.indicator.licence }] : [])
  ].map(({ name, licence }) => (licence ? `${name} (${licence})` : name));
  return {
    files: [
      { label: say('files.xlsx'), href: file({ format: 'xlsx' }) },
      { label: say('files.svg'), href: picture },
      ...TABLE_NAMES.map((table) => ({
        label: say('files.csv', { name: say(`files.table.${table}`) }),
        href: file({ format: 'csv', table })
      }))
    ],
    embeds: EMBEDDED.map((chart) => ({
      chart,
      label: say(`embed.chart.${chart}`),
      title: `${say(`embed.chart.${chart}`)} · ${localisedInWords(neighbourhood.name, wording, neighbourhood.slug).text}`,
      href: `${insightHref(wording)}/embed/${chart}?${askedElsewhere}`,
      height: FRAME_HEIGHT[chart]
    })),
    report: {
      title: say('report.title', {
        neighbourhood: localisedInWords(neighbourhood.name, wording, neighbourhood.slug).text
      }),
      date: say('report.date', { date, revision: year(revision) }),
      notes: kept
        ? [
            say('report.kept', { date, revision: year(revision) }),
            ...(kept.withheld > 0 ? [say('report.withheld', { count: kept.withheld })] : [])
          ]
        : wanted
          ? [say('report.notKept', { then: year(wanted.revision), now: year(revision) })]
          : [],
      isKept: kept !== null,
      href: `${insightHref(wording)}/report?${new URLSearchParams([...asked, ...of])}`,
      today,
      credits: [...new Set([...sources, translator.t('country.openStreetMap')])]
    }
  };
}
