import type { Country } from '../country/country.ts';

/** Names that columns go by in any country; each adds those of its own offices (supabase/seed/countries). */
const COLUMNS = {
  code: ['code'],
  name: ['name'],
  year: ['year'],
  total: ['total', 'residents'],
  women: ['women'],
  minors: ['minors'],
  foreign: ['foreign', 'foreign_citizens']
} as const;
export type ResidentsColumn = keyof typeof COLUMNS;

/** By column the names it goes by, in small letters, the surest first. */
export type ColumnNames = Readonly<Record<ResidentsColumn, readonly string[]>>;

export function columnNames(countries: Iterable<Pick<Country, 'residentsColumns'>>): ColumnNames {
  const all = [...countries];
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([column, names]) => [
      column,
      [...names, ...all.flatMap(({ residentsColumns }) => residentsColumns[column as ResidentsColumn])]
    ])
  ) as Record<ResidentsColumn, string[]>;
}

/** The place of a column among names as a file has them; -1 when it is not there. */
export function columnAmong(names: readonly string[], known: readonly string[]): number {
  const plain = names.map((name) => name.trim().toLowerCase());
  for (const name of known) if (plain.includes(name)) return plain.indexOf(name);
  return -1;
}
