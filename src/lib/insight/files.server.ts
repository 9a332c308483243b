import { isLocale, traitsOf } from '../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { once, onlyKnown, ParameterError } from '../server/api.ts';
import { conditional } from '../server/conditional.ts';
import { areaTables } from './by-area/area-tables.server.ts';
import { isUnknownIndicator } from './by-area/missed-here.server.ts';
import { evidenceOf } from './evidence.server.ts';
import { indicators } from './indicators.ts';
import { inputOfToday, type Input } from './input.server.ts';
import { insightView } from './insight-view.server.ts';
import { inputOfReport, wantedReport, type WantedReport } from './kept.server.ts';
import { mapSvg } from './map-svg.ts';
import { parseQuestion, WHAT_IF, type EvidenceQuestion, type QuestionProblem } from './question.ts';
import { tableCsv, tablesXlsx } from './table-files.server.ts';
import { trendTables } from './trend-tables.server.ts';
import { contributionsOf, trendsOf } from './trends.server.ts';
import { TABLE_NAMES, tablesOf } from './tables.server.ts';

/** Given at most once; the others are lists. */
const SINGLE = [
  'what',
  'language',
  'walker',
  'suppose',
  'change',
  'hours',
  'indicator',
  'revision',
  'day'
] as const;
const OF_QUESTION: readonly string[] = [...SINGLE, 'feature', 'without', 'when', 'give'];
const OF_FILE = new Set([...OF_QUESTION, 'table', 'format']);
/** In another site a supposition would be taken for what there is. */
const OF_PICTURE = new Set([...OF_QUESTION, 'locale']).difference(new Set<string>([...WHAT_IF, 'indicator']));

const REASONS: Readonly<Record<QuestionProblem, string>> = {
  'unknown-topic': 'It is kind.<kind>, stage.<stage>, group.<group> or category.<slug>.',
  'unknown-value': 'There is no such value; /api/openapi.json lists them.',
  'not-a-language': 'It is a BCP 47 language tag, for instance ar.',
  'not-a-position': 'It is "lon,lat" in WGS 84 degrees, for instance 9.137,45.472.',
  'unknown-service': 'It is activity.<slug> or place.<slug>, of the kind that is asked for.',
  'unknown-indicator': 'It is the slug of one of the table area-indicators.',
  'one-at-a-time': 'Either suppose or change, not both.'
};

interface InsightQuery {
  readonly question: EvidenceQuestion;
  /** Null: the data of today. */
  readonly report: WantedReport | null;
}

interface InsightFileQuery extends InsightQuery {
  readonly table: (typeof TABLE_NAMES)[number] | null;
  readonly format: 'json' | 'csv' | 'xlsx';
}

/** What the page is asked, where a wrong parameter is an error. @throws ParameterError for the first one */
async function insightQuery(slug: string, query: URLSearchParams): Promise<InsightQuery> {
  for (const name of SINGLE) once(query, name);
  const categories = await categoriesOf(slug);
  const { question, problems } = parseQuestion(query, (one) =>
    categories.some((known) => known.slug === one)
  );
  const [first] = problems;
  if (first) throw new ParameterError(first.parameter, REASONS[first.reason]);
  return { question, report: reportOf(query) };
}

/** Reads the query of `/api/v1/{n}/insights`. @throws ParameterError for the first wrong parameter */
async function insightFileQuery(slug: string, query: URLSearchParams): Promise<InsightFileQuery> {
  onlyKnown(query, OF_FILE);
  const asked = await insightQuery(slug, query);
  const format = (['json', 'csv', 'xlsx'] as const).find((one) => one === (once(query, 'format') ?? 'json'));
  if (!format) throw new ParameterError('format', 'It is "json", "csv" or "xlsx".');
  const named = once(query, 'table');
  const table = TABLE_NAMES.find((one) => one === named) ?? null;
  if (named !== null && table === null)
    throw new ParameterError('table', `It is one of: ${TABLE_NAMES.join(', ')}.`);
  if (format === 'csv' && table === null)
    throw new ParameterError('table', `CSV is of one table: ${TABLE_NAMES.join(', ')}.`);
  return { ...asked, table, format };
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

type Request = Parameters<typeof conditional>[0];

const TYPES: Readonly<Record<InsightFileQuery['format'], string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** What an answer depends on besides the address and the data: the day, and what is counted beside the live tables. */
async function dependsOn(input: Input): Promise<string> {
  return JSON.stringify([input.now, await input.yearly(), await contributionsOf(input)]);
}

/** The figures of the evidence page as a file. @throws ParameterError for a wrong parameter */
export async function insightFile(
  neighbourhood: NeighbourhoodWithOutline,
  request: Request,
  now: Date
): Promise<Response> {
  const { question, table, format, report } = await insightFileQuery(
    neighbourhood.slug,
    request.url.searchParams
  );
  const input = await inputFor(neighbourhood, report, now);
  const name = `${neighbourhood.slug}-${table ?? 'insights'}-r${input.revision}.${format}`;
  const headers = format === 'json' ? {} : { 'content-disposition': `attachment; filename="${name}"` };
  return conditional(
    request,
    { contentType: TYPES[format], also: await dependsOn(input), headers },
    async () => {
      const evidence = await evidenceOf(input, question);
      if (question.change !== null && evidence.changed === null)
        throw new ParameterError('change', REASONS['unknown-service']);
      if (isUnknownIndicator(question, evidence))
        throw new ParameterError('indicator', REASONS['unknown-indicator']);
      const all = [
        ...tablesOf(
          evidence,
          indicators(evidence.all, evidence.ground.residents?.citizenships ?? {}),
          neighbourhood.slug
        ),
        ...areaTables(evidence, input),
        ...trendTables(await trendsOf(input, evidence))
      ];
      const wanted = table === null ? all : all.filter((one) => one.name === table);
      if (format === 'csv') return tableCsv(wanted[0]!);
      if (format === 'xlsx') return new Uint8Array(await tablesXlsx(wanted));
      const objects = wanted.map(({ name: of, columns, rows }) => [
        of,
        rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at], cell])))
      ]);
      return JSON.stringify(Object.fromEntries(objects));
    }
  );
}

/** The map as a picture for other sites, in the language of `locale`. @throws ParameterError for a wrong parameter */
export async function insightSvg(
  neighbourhood: NeighbourhoodWithOutline,
  request: Request,
  now: Date
): Promise<Response> {
  const { url } = request;
  onlyKnown(url.searchParams, OF_PICTURE);
  const locale = once(url.searchParams, 'locale') ?? neighbourhood.defaultLocale;
  if (!isLocale(locale))
    throw new ParameterError('locale', 'It is a language of the interface: it, en or ar.');
  const { report } = await insightQuery(neighbourhood.slug, url.searchParams);
  const input = await inputFor(neighbourhood, report, now);
  const headers = {
    // It is to be shown elsewhere, and runs nothing.
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'"
  };
  return conditional(
    request,
    { contentType: 'image/svg+xml', also: JSON.stringify([input.now, url.origin]), headers },
    async () => {
      const view = await insightView(input, await translatorHere(neighbourhood, locale), url.searchParams);
      return mapSvg(view, { origin: url.origin, dir: traitsOf(locale).direction });
    }
  );
}
