import { decodeCursor, type Cursor } from '../place/cursor.ts';
import { formatOf } from './spreadsheet.server.ts';
import type { WrittenTable } from './table-formats.ts';
import { once, ParameterError, wholeNumber } from '../server/api.ts';

/** Parameters of every collection that say how the answer is cut and written. */
export const PAGING_PARAMETERS = ['limit', 'cursor', 'format', 'locale', 'fields'] as const;

export interface Paging {
  /** 1 to 1,000. */
  readonly limit: number;
  readonly after: Cursor | null;
  readonly format: 'geojson' | WrittenTable;
  /** Names of the properties wanted; null means all. */
  readonly fields: ReadonlySet<string> | null;
}

/**
 * Reads how the answer is to be cut and written; throws a ParameterError for the first wrong parameter.
 * @param properties names that `fields` may have
 */
export function pagingOf(query: URLSearchParams, properties: readonly string[]): Paging {
  const cursor = once(query, 'cursor');
  const after = cursor === null ? null : decodeCursor(cursor);
  if (cursor !== null && after === null) {
    throw new ParameterError(
      'cursor',
      'It is not a cursor of ours; follow the "next" link instead of writing one.'
    );
  }
  const fields = once(query, 'fields')?.split(',') ?? null;
  if (fields?.some((name) => !properties.includes(name))) {
    throw new ParameterError('fields', `It is a list with commas of: ${properties.join(', ')}.`);
  }
  return {
    limit: wholeNumber(query, 'limit', { least: 1, most: 1000, otherwise: 100 }),
    after,
    format: formatOf(query, 'geojson'),
    fields: fields && new Set(fields)
  };
}
