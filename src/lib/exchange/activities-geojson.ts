import type { Feature, Point } from 'geojson';
import type { Activity } from '../activity/activity.ts';
import { KIND_LOOKS } from '../activity/kinds.ts';
import type { Occurrence, Schedule } from '../activity/schedule/schedule.ts';
import type { Fit } from '../place/known.ts';
import type { ActivityProperty } from './activity-properties.ts';

export type ActivityFeature = Feature<Point | null, Record<string, unknown>>;

/** An activity with its times, as the API answers it. */
export interface FoundActivity {
  readonly activity: Activity;
  /** Whether it is known to fit what was asked for. */
  readonly certainty: Fit;
  /** Those in the days that are asked for, else the next ones. */
  readonly occurrences: readonly Occurrence[];
  /** It has days, and none of them is to come. */
  readonly over: boolean;
  /** Straight-line metres from `near`; null without it, or without a position. */
  readonly distance: number | null;
}

/**
 * An activity as a GeoJSON feature (RFC 7946): WGS 84, longitude first; geometry null where its place has no pin.
 * `fields` keeps only the named properties.
 */
export function activityFeature(
  { activity, certainty, occurrences, over, distance }: FoundActivity,
  fields: ReadonlySet<string> | null = null
): ActivityFeature {
  const { place, schedule } = activity;
  const properties: Partial<Record<ActivityProperty, unknown>> = {
    slug: activity.slug,
    kind: activity.kind,
    group: KIND_LOOKS[activity.kind].group,
    stage: activity.stage,
    title: activity.title,
    about: activity.about,
    place: place?.slug ?? null,
    where_note: activity.whereNote,
    address: place?.address ?? null,
    precision: place?.precision ?? null,
    organisation: activity.organisation?.slug ?? null,
    schedule: schedule && scheduleProperty(schedule),
    schedule_year: activity.scheduleYear,
    schedule_note: activity.scheduleNote,
    occurrences: occurrences.map(occurrenceProperty),
    over,
    cancelled: activity.cancelled,
    levels: activity.levels,
    hours_per_week: activity.hoursPerWeek,
    weeks: activity.weeks,
    cost_euro: activity.costEuro,
    cost_note: activity.costNote,
    conditions: activity.conditions,
    childcare: activity.childcare,
    places_left: activity.placesLeft,
    languages: activity.languages,
    audience: activity.audience,
    features: activity.features,
    asked: activity.asked,
    not_asked: activity.notAsked,
    how_to_join: activity.howToJoin,
    contacts: activity.contacts,
    deadline: activity.deadline,
    contract: activity.contract,
    requirements: activity.requirements,
    demonstration: activity.demonstration,
    machine_translated: activity.machineTranslated,
    sources: activity.sources,
    confirmed_at: activity.confirmedAt,
    added_at: activity.addedAt,
    revision: activity.revision,
    certainty,
    ...(distance !== null && { distance_m: Math.round(distance) })
  };
  return {
    type: 'Feature',
    id: activity.id,
    geometry: place?.point ? { type: 'Point', coordinates: [...place.point] } : null,
    properties: fields
      ? Object.fromEntries(Object.entries(properties).filter(([name]) => fields.has(name)))
      : properties
  };
}

function scheduleProperty({ timeZone, pausesInSchoolHolidays, duration, ...schedule }: Schedule) {
  return {
    ...schedule,
    duration_minutes: duration,
    time_zone: timeZone,
    pauses_in_school_holidays: pausesInSchoolHolidays
  };
}

function occurrenceProperty({ start, end, local }: Occurrence) {
  return { start: instant(start), end: instant(end), local };
}

/** ISO 8601 of seconds since 1970. */
export function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
