import { LINE } from '../../field/bounds.ts';
import type { Source } from '../../field/values.ts';
import type { FormReader } from '../form-reader.ts';
import { one, type FormValues } from '../form-values.ts';

import { cleanText } from '../text-hygiene.ts';

/** So many sources a form has room for; the database takes no more. */
export const MOST_SOURCES = 8;

const ADDRESS = /^https?:\/\/[^\s<>"@/?#.]+(?:\.[^\s<>"@/?#.]+)+([/?#][^\s<>"]*)?$/i;

/**
 * Inputs `sources.0.name`, `sources.0.url`, …: where something is told, and where to read it. A source without a name is
 * called as its site is; the year and the licence of one that was there stay with its address.
 */
export function readSources(reader: FormReader): void {
  const before = (reader.here.live?.['sources'] ?? []) as readonly Source[];
  const sources: Source[] = [];
  for (let row = 0; row < MOST_SOURCES; row++) {
    const [nameInput, urlInput] = [`sources.${row}.name`, `sources.${row}.url`];
    const typed = cleanText(one(reader.values, urlInput));
    const url = typed === '' || /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
    const name = reader.line(nameInput, { most: LINE });
    if (url !== '' && (url.length > 500 || !ADDRESS.test(url))) {
      reader.refuse(urlInput, { reason: 'website' });
      continue;
    }
    if (url === '' && name === null) continue;
    const was = before.find((source) => (source.url ?? '') === url && (url !== '' || source.name === name));
    sources.push({
      ...(was?.year && { year: was.year }),
      ...(was?.licence && { licence: was.licence }),
      name: name ?? new URL(url).hostname,
      ...(url !== '' && { url })
    });
  }
  reader.take('sources', sources, []);
}

/** What stands in those inputs before anybody types. */
export function sourceValues(sources: readonly Source[]): FormValues {
  return Object.fromEntries(
    sources
      .slice(0, MOST_SOURCES)
      .flatMap(({ name, url }, row) => [
        [`sources.${row}.name`, [name]],
        ...(url ? [[`sources.${row}.url`, [url]] as const] : [])
      ])
  ) as FormValues;
}
