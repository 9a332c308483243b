import { contentLine, propertiesOf } from '../activity/schedule/rfc-form.ts';
import { instant, type FoundActivity } from './activities-geojson.ts';
import { perLocale, sourcesInCell, writeCsv, type Column } from './csv.ts';

/**
 * Activities as CSV: one column per language for the texts, lists with semicolons. The schedule is said as lines of an
 * iCalendar event, which spreadsheets leave alone and calendars understand.
 */
export function activitiesCsv(all: readonly FoundActivity[], locales: readonly string[]): string {
  const columns: Column<FoundActivity>[] = [
    ['slug', ({ activity }) => activity.slug],
    ['kind', ({ activity }) => activity.kind],
    ['stage', ({ activity }) => activity.stage ?? ''],
    ...perLocale<FoundActivity>('title', locales, ({ activity }) => activity.title),
    ['place', ({ activity }) => activity.place?.slug ?? ''],
    ...perLocale<FoundActivity>('where_note', locales, ({ activity }) => activity.whereNote),
    ['address', ({ activity }) => activity.place?.address ?? ''],
    ['lon', ({ activity }) => activity.place?.point?.[0] ?? ''],
    ['lat', ({ activity }) => activity.place?.point?.[1] ?? ''],
    ['precision', ({ activity }) => activity.place?.precision ?? ''],
    ['organisation', ({ activity }) => activity.organisation?.slug ?? ''],
    ['schedule', ({ activity }) => scheduleInCell(activity.schedule)],
    ['schedule_year', ({ activity }) => activity.scheduleYear ?? ''],
    ...perLocale<FoundActivity>('schedule_note', locales, ({ activity }) => activity.scheduleNote),
    ['occurrences', ({ occurrences }) => occurrences.map(({ start }) => instant(start)).join(';')],
    ['over', ({ over }) => yes(over)],
    ['cancelled', ({ activity }) => yes(activity.cancelled)],
    ['levels', ({ activity }) => activity.levels.join(';')],
    ['hours_per_week', ({ activity }) => activity.hoursPerWeek ?? ''],
    ['weeks', ({ activity }) => activity.weeks ?? ''],
    ['cost_euro', ({ activity }) => activity.costEuro ?? ''],
    ['childcare', ({ activity }) => yes(activity.childcare !== null)],
    ['places_left', ({ activity }) => activity.placesLeft ?? ''],
    ['languages', ({ activity }) => activity.languages.join(';')],
    ['audience', ({ activity }) => activity.audience.join(';')],
    ['features', ({ activity }) => activity.features.join(';')],
    ['asked', ({ activity }) => activity.asked.join(';')],
    ['not_asked', ({ activity }) => activity.notAsked.join(';')],
    ['phone', ({ activity }) => activity.contacts.phone ?? ''],
    ['email', ({ activity }) => activity.contacts.email ?? ''],
    ['website', ({ activity }) => activity.contacts.website ?? ''],
    ['deadline', ({ activity }) => activity.deadline ?? ''],
    ['contract', ({ activity }) => activity.contract ?? ''],
    ['demonstration', ({ activity }) => yes(activity.demonstration)],
    ['sources', ({ activity }) => sourcesInCell(activity.sources)],
    ['confirmed_at', ({ activity }) => activity.confirmedAt ?? ''],
    ['certainty', ({ certainty }) => certainty],
    ['distance_m', ({ distance }) => (distance === null ? '' : Math.round(distance))]
  ];
  return writeCsv(columns, all);
}

function scheduleInCell(schedule: FoundActivity['activity']['schedule']): string {
  return schedule === null ? '' : propertiesOf(schedule).map(contentLine).join('\n');
}

function yes(value: boolean): string {
  return value ? 'yes' : '';
}
