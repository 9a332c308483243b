import type { Field } from '../field/field.ts';
import { camelCase } from '../field/names.ts';
import type { Position } from '../geo/position.ts';

/** Values by field, named and written as proposals do (`…_proposed_entry_fields.sql`). */
export type Fields = Readonly<Record<string, unknown>>;

/** An entry as it is read, in the way in which proposals write it: GeoJSON for a position, slugs for other entries. */
export function fieldsOf(entry: object, fields: readonly Field[]): Fields {
  const read = entry as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    fields.filter(({ told }) => told !== false).map((field) => [field.name, valueOf(field, read)])
  );
}

function valueOf({ kind, name, key, to }: Field, entry: Readonly<Record<string, unknown>>): unknown {
  const position = entry['position'] as Position | undefined;
  if (kind === 'point') return position?.point ? { type: 'Point', coordinates: [...position.point] } : null;
  if (kind === 'precision') return position?.precision;
  const value = entry[key ?? camelCase(name)] ?? null;
  if (kind !== 'reference' || typeof value !== 'object' || value === null) return value;
  const { slug } = value as { readonly slug: string };
  return to === 'places' ? `${String(entry['neighbourhood'])}/${slug}` : slug;
}
