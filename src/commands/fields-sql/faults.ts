import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../../supabase/embedded/folders.ts';
import type { Superuser } from '../../../supabase/embedded/superuser.ts';
import type { Field } from '../../lib/field/field.ts';
import { columnOf, columnTypeOf } from './columns.ts';
import { DESCRIBED } from './lists.ts';
import { definedFunctions, generatedFunctions } from './migration.ts';
import { quoted } from './write.ts';

/** Where the last definition of a function says otherwise than the descriptions, a sentence each. */
export function faultsOfFunctions(folder: string): string[] {
  const defined = definedFunctions(folder);
  return Object.entries(generatedFunctions()).flatMap(([name, sql]) => {
    const last = defined.get(name);
    if (last?.sql === sql) return [];
    if (!last) return [`No migration makes ${name}, which follows from src/lib/…/fields: npm run fields:sql`];
    const [is, shall] = [last.sql.split('\n'), sql.split('\n')];
    const at = shall.findIndex((line, index) => line !== is[index]);
    return [
      `${last.file}, line ${last.line + at}: ${name} says "${(is[at] ?? '').trim()}", the fields say ` +
        `"${(shall[at] ?? '').trim()}": npm run fields:sql`
    ];
  });
}

interface Column {
  readonly table: string;
  readonly column: string;
  /** As `format_type` writes it. */
  readonly type: string;
  readonly required: boolean;
  readonly default: string | null;
  /** Definitions of the checks that look at this column alone. */
  readonly checks: readonly string[];
}

const COLUMNS = `
  select
    c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
    pg_get_expr(d.adbin, d.adrelid) as default,
    array(
      select pg_get_constraintdef(k.oid) from pg_constraint as k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
    ) as checks
  from pg_attribute as a
  join pg_class as c on c.oid = a.attrelid
  left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

/** Columns that belong to no field: what the database keeps by itself. */
const KEPT = ['id', 'translations', 'revision', 'created_at', 'search_name', 'search_words', 'search_text'];

/** What descriptions say that the catalogue of a migrated database does not, a sentence each, with file and line. */
export async function faultsOfFields(
  { rows }: Pick<Superuser, 'rows'>,
  described: typeof DESCRIBED = DESCRIBED
): Promise<string[]> {
  const columns = await rows<Column>(COLUMNS, [Object.keys(described)]);
  return Object.entries(described).flatMap(([table, { fields, in: place }]) => {
    const own = columns.filter((column) => column.table === table);
    const known = new Set([...KEPT, ...fields.map(columnOf)]);
    return [
      ...fields.flatMap((field) => {
        const column = own.find((one) => one.column === columnOf(field));
        return faultsOf(field, column, table).map((fault) => `${whereIs(field, place)}: ${fault}`);
      }),
      ...own
        .filter(({ column }) => !known.has(column))
        .map(({ column }) => `${place}: public.${table}.${column} is a column that no field describes.`)
    ];
  });
}

function faultsOf(field: Field, column: Column | undefined, table: string): string[] {
  const { name, kind, values = [] } = field;
  if (!column) return [`"${name}" has no column public.${table}.${columnOf(field)}: npm run fields:sql`];
  const shall = columnTypeOf(field);
  const [type, isRequired] = [typeIn(shall), shall.includes('not null')];
  const isLocalised = column.checks.some((check) => check.includes('is_localised_text'));
  const allowed = column.checks.find((check) => check.includes('ARRAY['))?.match(/'(?:[^']|'')*'/g);
  return [
    ...(sameType(column.type) === type
      ? []
      : [`"${name}" is a ${kind}, ${type}; the column is ${column.type}.`]),
    ...(column.required === isRequired
      ? []
      : [`"${name}" ${isRequired ? 'always has' : 'may be without'} a value; its column says otherwise.`]),
    ...((kind === 'localised-text') === isLocalised
      ? []
      : [`"${name}" is ${isLocalised ? 'not ' : ''}said by language; its column says otherwise.`]),
    ...(allowed && values.length > 0 && !sameWords(allowed, values.map(quoted))
      ? [`"${name}" may be ${values.join(', ')}; its column takes ${allowed.join(', ')}.`]
      : [])
  ];
}

/** `numeric(8, 2) check (…)` → `numeric(8,2)`. */
function typeIn(column: string): string {
  const [, type = ''] = /^([\w.]+(?:\[\]| ?\([^)]*\))?)/.exec(column) ?? [];
  return type.replaceAll(' ', '').replace('extensions.', '');
}

function sameType(type: string): string {
  const short = type === 'timestamp with time zone' ? 'timestamptz' : type;
  return short.replaceAll(' ', '').replace('extensions.', '').toLowerCase();
}

const sameWords = (some: readonly string[], others: readonly string[]) =>
  [...some].sort().join() === [...others].sort().join();

/** `src/lib/place/fields/opening-hours.ts:5`: the line in which the field is named. */
function whereIs({ name }: Field, place: string): string {
  const own = path.join(place, `${name.replaceAll('_', '-')}.ts`);
  const shared = ['src/lib/field/kinds.ts', 'src/lib/network/fields/practice.ts'];
  const borrowed = [`src/lib/place/fields/${name.replaceAll('_', '-')}.ts`];
  for (const file of [own, place, ...borrowed, ...shared]) {
    const whole = path.join(projectFolder, file);
    if (!file.endsWith('.ts') || !existsSync(whole)) continue;
    const line = readFileSync(whole, 'utf8')
      .split('\n')
      .findIndex((text) => text.includes(`'${name}'`));
    if (line >= 0) return `${file}:${line + 1}`;
  }
  return place;
}
