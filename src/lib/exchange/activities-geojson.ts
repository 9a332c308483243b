import type { Feature, Point } from 'geojson';
import type { Activity } from '../activity/activity.ts';
import { ACTIVITY_FIELDS } from '../activity/fields/index.ts';
import { KIND_LOOKS } from '../activity/kinds.ts';
import type { Occurrence } from '../activity/schedule/schedule.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import type { Fit } from '../place/known.ts';
import type { Walk } from '../walking/walk.ts';
import {
  certainty,
  checks,
  distanceProperty,
  onFoot,
  propertiesOf,
  recorded,
  saidTrue,
  tell,
  usual
} from './entry-properties.ts';

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
  /** The walk from `near`; null without it, or where no street that we know leads there. */
  readonly walk: Walk | null;
}

/** Properties of an activity as a GeoJSON feature; their names are values of the parameter `fields`. */
export const ACTIVITY_PROPERTIES = propertiesOf<FoundActivity>(ACTIVITY_FIELDS, ({ activity }) => activity, [
  {
    after: 'kind',
    name: 'group',
    schema: { type: 'string', enum: CATEGORY_GROUPS },
    value: ({ activity }) => KIND_LOOKS[activity.kind].group
  },
  {
    after: 'where_note',
    name: 'address',
    schema: { type: ['string', 'null'] },
    value: ({ activity }) => activity.place?.address ?? null,
    columns: () => [
      ['address', ({ activity }) => activity.place?.address ?? ''],
      ['lon', ({ activity }) => activity.place?.point?.[0] ?? ''],
      ['lat', ({ activity }) => activity.place?.point?.[1] ?? '']
    ]
  },
  {
    after: 'where_note',
    name: 'precision',
    schema: { type: ['string', 'null'], description: 'How well the position of its place is known.' },
    value: ({ activity }) => activity.place?.precision ?? null,
    columns: 'plain'
  },
  ...usual<FoundActivity>(({ activity }) => activity.place, {
    location: { after: 'where_note' },
    address: { after: 'where_note' }
  }),
  {
    after: 'schedule_note',
    name: 'occurrences',
    schema: {
      type: 'array',
      description: 'Its times in the days that are asked for, else the next three; school holidays left out.',
      items: {
        type: 'object',
        properties: {
          start: { type: 'string', format: 'date-time' },
          end: { type: 'string', format: 'date-time' },
          local: { type: 'string', description: 'The start on the wall clock.' }
        }
      }
    },
    value: ({ occurrences }) =>
      occurrences.map(({ start, end, local }) => ({ start: instant(start), end: instant(end), local })),
    columns: () => [
      ['occurrences', ({ occurrences }) => occurrences.map(({ start }) => instant(start)).join(';')]
    ]
  },
  {
    after: 'schedule_note',
    name: 'over',
    schema: {
      type: 'boolean',
      description: 'The last of its times has ended, or nobody may apply any more.'
    },
    value: ({ over }) => over,
    columns: 'plain'
  },
  checks<FoundActivity>(({ activity }) => activity.saidTrue),
  saidTrue<FoundActivity>(({ activity }) => activity.saidTrue),
  ...recorded<FoundActivity>(({ activity }) => activity),
  certainty<FoundActivity>(({ certainty }) => certainty),
  distanceProperty<FoundActivity>(({ distance }) => distance && Math.round(distance)),
  ...onFoot<FoundActivity>(({ walk }) => walk)
]);

/**
 * An activity as a GeoJSON feature (RFC 7946): WGS 84, longitude first; geometry null where its place has no pin.
 * `fields` keeps only the named properties.
 */
export function activityFeature(
  found: FoundActivity,
  fields: ReadonlySet<string> | null = null
): ActivityFeature {
  const { id, place } = found.activity;
  return {
    type: 'Feature',
    id,
    geometry: place?.point ? { type: 'Point', coordinates: [...place.point] } : null,
    properties: tell(ACTIVITY_PROPERTIES, found, fields)
  };
}

/** ISO 8601 of seconds since 1970. */
export function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
