import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Field } from '../../lib/field/field.ts';
import { columnOf, columnTypeOf } from './columns.ts';
import { DESCRIBED, listFunctions } from './lists.ts';
import { readingFunctions } from './reading.ts';
import { searchFunctions } from './search.ts';
import { quoted } from './write.ts';

/** The functions that follow from the descriptions of fields, by name, as `create function` says them. */
export const generatedFunctions = (): Record<string, string> => ({
  ...listFunctions(),
  ...readingFunctions(),
  ...searchFunctions()
});

/** A function as the migrations last said it. */
export interface Defined {
  readonly file: string;
  /** Of its first line in that file. */
  readonly line: number;
  readonly sql: string;
}

/** The last definition of each function in the migrations of a folder. */
export function definedFunctions(folder: string): ReadonlyMap<string, Defined> {
  const defined = new Map<string, Defined>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.sql')) continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const found of text.matchAll(/^create (?:or replace )?(function ([\w.]+)\([\s\S]*?^\$\$;)/gm))
      defined.set(found[2]!, {
        file,
        line: text.slice(0, found.index).split('\n').length,
        sql: `create ${found[1]!}`
      });
  }
  return defined;
}

/** Fields that are described and that the migrations of a folder do not know yet, by table. */
export function newFields(folder: string): Record<string, readonly Field[]> {
  const { sql = '' } = definedFunctions(folder).get('private.editable_fields') ?? {};
  return Object.fromEntries(
    Object.entries(DESCRIBED).map(([table, { fields }]) => {
      const [, list = ''] = new RegExp(`when '${table}' then array\\[([^\\]]*)\\]`).exec(sql) ?? [];
      return [table, fields.filter(({ name }) => !list.includes(quoted(name)))];
    })
  );
}

/** What the migrations of a folder lack of what the descriptions say; null when they say the same. */
export function missingMigration(folder: string): { readonly name: string; readonly sql: string } | null {
  const defined = definedFunctions(folder);
  const changed = Object.entries(generatedFunctions()).filter(
    ([name, sql]) => defined.get(name)?.sql !== sql
  );
  const added = Object.entries(newFields(folder)).filter(([, fields]) => fields.length > 0);
  if (changed.length === 0 && added.length === 0) return null;
  const name =
    added.map(([table, fields]) => [table, ...fields.map(({ name }) => name)].join('_')).join('_and_') ||
    'entry_fields';
  const sql = [
    '-- Follows from src/lib/*/fields; written by `npm run fields:sql`.',
    ...added.map(([table, fields]) => columnsFor(table, fields)),
    ...changed.map(([, sql]) => sql.replace('create function', 'create or replace function'))
  ];
  return { name, sql: `${sql.join('\n\n')}\n` };
}

function columnsFor(table: string, fields: readonly Field[]): string {
  const columns = fields.map((field) => `  add column ${columnOf(field)} ${columnTypeOf(field)}`);
  const comments = fields.flatMap((field) =>
    field.about === undefined
      ? []
      : [`comment on column public.${table}.${columnOf(field)} is ${quoted(field.about)};`]
  );
  const indexes = fields
    .filter(({ kind }) => kind === 'reference')
    .map((field) => `create index ${table}_${columnOf(field)}_idx on public.${table} (${columnOf(field)});`);
  return [`alter table public.${table}\n${columns.join(',\n')};`, ...comments, ...indexes].join('\n');
}
