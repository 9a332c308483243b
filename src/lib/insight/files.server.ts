import { isLocale, LOCALE_TRAITS } from '../i18n/locales.ts';
import { loadTranslator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { once, onlyKnown, ParameterError } from '../server/api.ts';
import { evidenceOf } from './evidence.server.ts';
import { citizenshipsOf } from './ground.server.ts';
import { indicators } from './indicators.ts';
import { inputOfToday, type Input } from './input.server.ts';
import { insightView } from './insight-view.server.ts';
import { inputOfReport, wantedReport, type WantedReport } from './kept.server.ts';
import { mapSvg } from './map-svg.ts';
import { parseQuestion, type Question, type QuestionProblem } from './question.ts';
import { tableCsv, tablesXlsx } from './table-files.server.ts';
import { trendTables } from './trend-tables.server.ts';
import { trendsOf } from './trends.server.ts';
import { TABLE_NAMES, tablesOf } from './tables.server.ts';

const KNOWN = new Set([
  'what',
  'feature',
  'without',
  'when',
  'language',
  'walker',
  'suppose',
  'change',
  'give',
  'table',
  'format',
  'revision',
  'day'
]);

const REASONS: Readonly<Record<QuestionProblem, string>> = {
  'unknown-topic': 'It is kind.<kind>, stage.<stage>, group.<group> or category.<slug>.',
  'unknown-value': 'There is no such value; /api/openapi.json lists them.',
  'not-a-language': 'It is a BCP 47 language tag, for instance ar.',
  'not-a-position': 'It is "lon,lat" in WGS 84 degrees, for instance 9.137,45.472.',
  'unknown-service': 'It is activity.<slug> or place.<slug>, of the kind that is asked for.',
  'one-at-a-time': 'Either suppose or change, not both.'
};

interface InsightFileQuery {
  readonly question: Question;
  readonly table: (typeof TABLE_NAMES)[number] | null;
  readonly format: 'json' | 'csv' | 'xlsx';
  /** Null: the data of today. */
  readonly report: WantedReport | null;
}

/** Reads the query of `/api/v1/{n}/insights`. @throws ParameterError for the first wrong parameter */
export async function insightFileQuery(slug: string, query: URLSearchParams): Promise<InsightFileQuery> {
  onlyKnown(query, KNOWN);
  const categories = await categoriesOf(slug);
  const { question, problems } = parseQuestion(query, (one) =>
    categories.some((known) => known.slug === one)
  );
  const [first] = problems;
  if (first) throw new ParameterError(first.parameter, REASONS[first.reason]);
  const format = (['json', 'csv', 'xlsx'] as const).find((one) => one === (once(query, 'format') ?? 'json'));
  if (!format) throw new ParameterError('format', 'It is "json", "csv" or "xlsx".');
  const named = once(query, 'table');
  const table = TABLE_NAMES.find((one) => one === named) ?? null;
  if (named !== null && table === null)
    throw new ParameterError('table', `It is one of: ${TABLE_NAMES.join(', ')}.`);
  if (format === 'csv' && table === null)
    throw new ParameterError('table', `CSV is of one table: ${TABLE_NAMES.join(', ')}.`);
  return { question, table, format, report: reportOf(query) };
}

function reportOf(query: URLSearchParams): WantedReport | null {
  const report = wantedReport(query);
  if (report === null && query.has('revision'))
    throw new ParameterError('revision', 'It is the number of a revision of which a report was kept.');
  if (query.has('day') && !report?.day)
    throw new ParameterError('day', 'It is the day of a report, for instance 2026-11-26, with its revision.');
  return report;
}

/** The data of today, or what a report was kept of. @throws ParameterError when none was */
async function inputFor(
  neighbourhood: NeighbourhoodWithOutline,
  report: WantedReport | null,
  now: Date
): Promise<Input> {
  if (report === null) return inputOfToday(neighbourhood, now);
  const input = await inputOfReport(neighbourhood.slug, report);
  if (input === null) throw new ParameterError('revision', 'No report was kept of it.');
  return input;
}

/** The figures of the evidence page as a file. */
export async function insightFile(
  neighbourhood: NeighbourhoodWithOutline,
  { question, table, format, report }: InsightFileQuery,
  now: Date
): Promise<Response> {
  const input = await inputFor(neighbourhood, report, now);
  const evidence = await evidenceOf(input, question);
  if (question.change !== null && evidence.changed === null)
    throw new ParameterError('change', REASONS['unknown-service']);
  const all = [
    ...tablesOf(evidence, indicators(evidence.all, citizenshipsOf(evidence.ground)), neighbourhood.slug),
    ...trendTables(await trendsOf(input, evidence))
  ];
  const wanted = table === null ? all : all.filter(({ name }) => name === table);
  const name = `${neighbourhood.slug}-${table ?? 'insights'}-r${evidence.revision}.${format}`;
  const headers = { 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' };
  const attached = { ...headers, 'content-disposition': `attachment; filename="${name}"` };
  if (format === 'csv')
    return new Response(tableCsv(wanted[0]!), {
      headers: { ...attached, 'content-type': 'text/csv; charset=utf-8; header=present' }
    });
  if (format === 'xlsx')
    return new Response(new Uint8Array(await tablesXlsx(wanted)), {
      headers: {
        ...attached,
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      }
    });
  const objects = wanted.map(({ name: of, columns, rows }) => [
    of,
    rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at], cell])))
  ]);
  return Response.json(Object.fromEntries(objects), { headers });
}

/** The map as a picture for other sites, in the language of `locale`. @throws ParameterError for a wrong parameter */
export async function insightSvg(
  neighbourhood: NeighbourhoodWithOutline,
  url: URL,
  now: Date
): Promise<Response> {
  const query = new URLSearchParams(url.searchParams);
  const locale = once(query, 'locale') ?? neighbourhood.defaultLocale;
  if (!isLocale(locale))
    throw new ParameterError('locale', 'It is a language of the interface: it, en or ar.');
  query.delete('locale');
  const { report } = await insightFileQuery(neighbourhood.slug, query);
  const input = await inputFor(neighbourhood, report, now);
  const view = await insightView(input, await loadTranslator(locale), query);
  return new Response(mapSvg(view, { origin: url.origin, dir: LOCALE_TRAITS[locale].direction }), {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
      // It is to be shown elsewhere, and runs nothing.
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'"
    }
  });
}
