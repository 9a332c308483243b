import { ACTIVITY_FIELDS } from '../activity/fields/index.ts';
import { instant, type FoundActivity } from './activities-geojson.ts';
import { columnsOf, writeCsv, yes } from './csv.ts';

/** Activities as CSV. */
export function activitiesCsv(all: readonly FoundActivity[], locales: readonly string[]): string {
  const columns = columnsOf<FoundActivity>(ACTIVITY_FIELDS, locales, ({ activity }) => activity, {
    where_note: [
      ['address', ({ activity }) => activity.place?.address ?? ''],
      ['lon', ({ activity }) => activity.place?.point?.[0] ?? ''],
      ['lat', ({ activity }) => activity.place?.point?.[1] ?? ''],
      ['precision', ({ activity }) => activity.place?.precision ?? '']
    ],
    schedule_note: [
      ['occurrences', ({ occurrences }) => occurrences.map(({ start }) => instant(start)).join(';')],
      ['over', ({ over }) => yes(over)]
    ],
    confirmed_at: [['distance_m', ({ distance }) => (distance === null ? '' : Math.round(distance))]]
  });
  return writeCsv(columns, all);
}
