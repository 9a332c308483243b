import type { MultiPolygon } from 'geojson';
import { SHARE_UNIT, type AreaValue } from './area-indicator.ts';
import { outlinesByCode } from '../area-outlines.ts';
import { AreaFaults, AreaProblem, eachSound } from '../area-problem.ts';
import { areaCode, namedCodes, outlineOfRow } from '../area-table.ts';
import { decimalSignOf, numberWritten, type DecimalSign } from './decimals.ts';
import { delimitedRows } from '../delimited.ts';
import { columnAmong, type ColumnNames } from '../residents-columns.ts';

export interface ImportedValue extends AreaValue {
  readonly outline: MultiPolygon;
}

/** How the table of an indicator is to be read. */
export interface IndicatorColumns {
  /** Names that the columns of code and name may have. */
  readonly known: Pick<ColumnNames, 'code' | 'name'>;
  /** The column of the values, as the file calls it. */
  readonly value: string;
  readonly unit: string;
  /** Null: as the numbers tell. */
  readonly decimal: DecimalSign | null;
}

/**
 * Values by area from a table and a GeoJSON of outlines, joined by their code. An empty value is not known.
 * @throws AreaProblem for all that is wrong, with line or code
 */
export function importAreaIndicator(
  csv: string,
  geojson: string,
  columns: IndicatorColumns
): ImportedValue[] {
  const faults = new AreaFaults();
  const outlines = faults.in(() => outlinesByCode(geojson, columns.known.code));
  const table = faults.in(() => tableOf(csv, columns));
  const areas = table && faults.in(() => valuesOf(table, outlines, columns.unit));
  if (table && outlines)
    faults.in(() => refuseWithoutRow(outlines.keys(), new Set(table.rows.map(({ code }) => code))));
  faults.tell();
  return areas!;
}

interface ValueTable {
  readonly rows: readonly {
    readonly line: number;
    readonly code: string;
    readonly name: string;
    readonly value: string;
  }[];
  readonly sign: DecimalSign;
}

function tableOf(csv: string, { known, value: column, decimal }: IndicatorColumns): ValueTable {
  const [head, ...rows] = delimitedRows(csv);
  const names = head?.cells ?? [];
  const at = {
    code: columnAmong(names, known.code),
    name: columnAmong(names, known.name),
    value: columnAmong(names, [column.trim().toLowerCase()])
  };
  const has = `The table has ${names.join(', ') || 'none'}.`;
  eachSound(['code', 'value'] as const, (one) => {
    if (at[one] >= 0) return;
    throw new AreaProblem([
      one === 'code'
        ? `There is no column for code: one of ${known.code.join(', ')}. ${has}`
        : `There is no column "${column}". ${has}`
    ]);
  });
  if (rows.length === 0) throw new AreaProblem(['There are no rows below the names of the columns.']);
  const read = rows.map(({ line, cells }) => {
    const text = (one: keyof typeof at) => cells[at[one]]?.trim() ?? '';
    return { line, code: text('code'), name: text('name'), value: text('value') };
  });
  const { sign, unsure } = decimalSignOf(read.map(({ value }) => value));
  const written = decimal ?? sign;
  if (written === null)
    throw new AreaProblem([
      `"${unsure}" may be thousands or a fraction: say --decimal comma or --decimal point.`
    ]);
  return { rows: read, sign: written };
}

/** @param outlines null: they are wrong, and that is told already */
function valuesOf(
  { rows, sign }: ValueTable,
  outlines: ReadonlyMap<string, MultiPolygon> | null,
  unit: string
): ImportedValue[] {
  const seen = new Map<string, number>();
  return eachSound(rows, ({ line, code: text, name, value }) => {
    const code = areaCode(text, line);
    const before = seen.get(code);
    seen.set(code, before ?? line);
    if (before !== undefined)
      throw new AreaProblem([`Line ${line}: the area "${code}" is on line ${before} already.`]);
    const faults = new AreaFaults();
    const read = faults.in(() => valueOf(value, line, sign, unit));
    const outline = outlines && faults.in(() => outlineOfRow(outlines, code, line));
    faults.tell();
    return { code, name: (name || code).slice(0, 120), value: read, outline: outline! };
  });
}

function valueOf(text: string, line: number, sign: DecimalSign, unit: string): number | null {
  if (text === '') return null;
  const value = numberWritten(text, sign, unit);
  if (value === null)
    throw new AreaProblem([
      `Line ${line}: "${text.slice(0, 40)}" is no number; leave it empty where it is not known.`
    ]);
  if (unit === SHARE_UNIT && (value < 0 || value > 100))
    throw new AreaProblem([`Line ${line}: a share of ${value}% cannot be: it is from 0 to 100.`]);
  return value;
}

/** Whether an area has no figure or was forgotten, nobody could tell later. */
function refuseWithoutRow(codes: Iterable<string>, rows: ReadonlySet<string>): void {
  const without = [...codes].filter((code) => !rows.has(code));
  if (without.length === 0) return;
  throw new AreaProblem([
    `There is an outline but no row for ${namedCodes(without)}: add a row, with an empty value where it is not known, or leave the outline out.`
  ]);
}
