import type { Evidence } from './evidence.server.ts';
import { questionToQuery } from './question.ts';
import { TABLE_NAMES } from './tables.server.ts';
import type { InsightView } from './view.ts';
import { insightHref, inWords, type Wording } from './wording.server.ts';

/**
 * The files of a page, and its report. The report's address has the revision of the data: whoever opens it later is told
 * whether the figures are still those.
 */
export function filesAndReport(
  { question, ground, revision }: Evidence,
  query: URLSearchParams,
  now: Date,
  wording: Wording
): Pick<InsightView, 'files' | 'report'> {
  const { neighbourhood, translator, speech } = wording;
  const { say } = speech;
  const asked = questionToQuery(question);
  const file = (more: Readonly<Record<string, string>>) =>
    `/api/v1/${neighbourhood.slug}/insights?${new URLSearchParams([...asked, ...Object.entries(more)])}`;
  const picture = `/api/v1/${neighbourhood.slug}/insights.svg?${new URLSearchParams([...asked, ['locale', translator.locale]])}`;
  const report = `${insightHref(wording)}/report?${new URLSearchParams([...asked, ['revision', String(revision)]])}`;
  const then = /^\d{1,15}$/.exec(query.get('revision') ?? '')?.[0];
  const sources = [
    ...neighbourhood.sources,
    ...(ground.residents?.areas ?? []).flatMap(({ sources: of }) => of)
  ].map(({ name, licence }) => (licence ? `${name} (${licence})` : name));
  return {
    files: [
      { label: say('files.report'), href: report },
      { label: say('files.xlsx'), href: file({ format: 'xlsx' }) },
      { label: say('files.svg'), href: picture },
      ...TABLE_NAMES.map((table) => ({
        label: say('files.csv', { name: say(`files.table.${table}`) }),
        href: file({ format: 'csv', table })
      }))
    ],
    report: {
      title: say('report.title', {
        neighbourhood: inWords(neighbourhood.name, wording, neighbourhood.slug).text
      }),
      date: say('report.date', {
        date: translator.date(now, neighbourhood.timeZone),
        revision: translator.year(revision)
      }),
      moved:
        then === undefined || Number(then) === revision
          ? null
          : say('report.moved', { then: translator.year(Number(then)), now: translator.year(revision) }),
      href: report,
      credits: [...new Set([...sources, '© OpenStreetMap contributors (ODbL)'])]
    }
  };
}
