import { ADDRESS } from '../../field/bounds.ts';
import { formatDegrees, parseLonLat } from '../../geo/bounding-box.ts';
import type { LonLat } from '../../geo/point.ts';
import { one } from '../form-values.ts';
import type { FormReader } from '../form-reader.ts';

import { addressMeant } from '../streets.ts';

/** Where a place is: somewhere, nowhere for long, or where nobody must know. */
export const WHERES = ['somewhere', 'nowhere', 'protected'] as const;
export type Where = (typeof WHERES)[number];

/** Whether it is told by its area and telephone alone: by what this form says, else by what is known. */
export function isProtected({ changes, here }: FormReader): boolean {
  return (changes['location_precision'] ?? here.live?.['location_precision']) === 'area-only';
}

/**
 * Inputs `where`, `address`, `location` (`lon,lat`) and `location_precision`. An address without a point is looked up
 * among the streets that are known. A protected place refuses both; of one that is protected now nothing is asked.
 */
export function readWhere(reader: FormReader): void {
  if (isProtected(reader)) {
    for (const input of ['address', 'location'])
      if (one(reader.values, input).trim() !== '') reader.refuse(input, { reason: 'protected-position' });
    return;
  }
  const chosen = one(reader.values, 'where') || 'somewhere';
  const where = WHERES.find((one) => one === chosen);
  if (!where) return reader.refuse('where', { reason: 'no-such-value' });
  const typed = one(reader.values, 'location').trim();
  if (where === 'protected') {
    if (typed !== '') reader.refuse('where', { reason: 'protected-position' });
    if (one(reader.values, 'address').trim() !== '')
      reader.refuse('address', { reason: 'protected-position' });
    return placed(reader, { address: null, point: null, precision: 'area-only' });
  }
  const address = reader.line('address', { most: ADDRESS });
  const point = typed === '' ? null : parseLonLat(typed);
  if (typed !== '' && !point) reader.refuse('where', { reason: 'invalid' });
  else if (where === 'nowhere') placed(reader, { address, point: null, precision: 'to-confirm' });
  else if (point) {
    const precision = one(reader.values, 'location_precision') === 'approximate' ? 'approximate' : 'exact';
    placed(reader, { address, point, precision });
  } else if (address === null) {
    if (!reader.problems['address']) reader.refuse('where', { reason: 'where' });
  } else {
    const found = addressMeant(reader.here.streets, address);
    placed(reader, {
      address: found?.address ?? address,
      point: found?.point ?? null,
      precision: found?.precision ?? 'to-confirm'
    });
  }
}

function placed(
  reader: FormReader,
  { address, point, precision }: { address: string | null; point: LonLat | null; precision: string }
): void {
  reader.take('address', address);
  // 6 decimals are 10 cm: what a finger hits is not known better.
  const coordinates = point && formatDegrees(point).split(',').map(Number);
  reader.take('location', coordinates && { type: 'Point', coordinates });
  reader.take('location_precision', precision);
}
