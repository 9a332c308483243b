/**
 * Names that columns go by, the surest first: ISTAT's of the census sections among them (P1 residents, P3 women, ST1
 * foreigners), and Milan's of its districts, which have a number ID_NIL and a name NIL.
 */
export const COLUMNS = {
  code: ['code', 'codice', 'sez21_id', 'sez2021', 'sez2011', 'sez', 'id_nil', 'nil'],
  name: ['name', 'nome', 'denominazione', 'nil'],
  year: ['year', 'anno'],
  total: ['total', 'totale', 'residents', 'residenti', 'p1', 'pop_tot'],
  women: ['women', 'donne', 'femmine', 'p3'],
  minors: ['minors', 'minori'],
  foreign: ['foreign', 'stranieri', 'st1', 'foreign_citizens']
} as const;
export type Column = keyof typeof COLUMNS;

/** The place of a column among names as a file has them; -1 when it is not there. */
export function columnAmong(names: readonly string[], column: Column): number {
  const plain = names.map((name) => name.trim().toLowerCase());
  for (const name of COLUMNS[column]) if (plain.includes(name)) return plain.indexOf(name);
  return -1;
}
