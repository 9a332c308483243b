import { ACTIVITY_KINDS, CONTRACTS, LEVELS, STAGES } from '../activity/activity.ts';
import { DAY_PRESETS } from '../activity/days.ts';
import { FREE_TIMES, WEEKDAYS } from '../activity/free-hours.ts';
import { AUDIENCES, FEATURES, REQUIREMENTS } from '../place/place.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import type { ActivityProperty } from './activity-properties.ts';
import { filterParameters, inQuery, pagingParameters, repeatable } from './openapi-parameters.ts';

const date = { type: 'string', format: 'date' };
const time = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };
const SHARED = ['q', 'near', 'minutes', 'language', 'feature', 'without', 'unknown', 'bbox'];

/** What can be asked of activities (src/lib/activity/filters.ts), as OpenAPI parameters. */
export const activityParameters = [
  ...filterParameters.filter(({ name }) => SHARED.includes(name)),
  inQuery(
    'kind',
    'Kind of activity, or a group of kinds; may be repeated: any of them.',
    repeatable([...ACTIVITY_KINDS, ...CATEGORY_GROUPS])
  ),
  inQuery('stage', 'Step of the path from orientation to work.', { type: 'string', enum: STAGES }),
  inQuery('level', 'Level of the language that people learn there (CEFR; A0 before A1).', {
    type: 'string',
    enum: LEVELS
  }),
  inQuery('days', 'Days from today on: what happens in them.', { type: 'string', enum: DAY_PRESETS }),
  inQuery('from', 'First day, in the zone of the neighbourhood; what happens on it or later.', date),
  inQuery('to', 'Last day, included; with "from" at most a year after it.', date),
  inQuery(
    'free',
    'Hours in which one is free; may be repeated: any of them. School hours are 8:30 to 16:30.',
    repeatable(FREE_TIMES)
  ),
  inQuery('weekday', 'Days on which one is free; may be repeated.', repeatable(WEEKDAYS)),
  inQuery('after', 'Free not before this time of the day.', time),
  inQuery('before', 'Free until this time of the day; 00:00 is its end.', time),
  inQuery('childcare', 'Someone looks after the children meanwhile.', { type: 'string', enum: ['yes'] }),
  ...['category', 'open'].map((name) =>
    inQuery(
      name,
      'Accepted, so that one query serves every collection; activities do not depend on it.',
      name === 'category' ? repeatable() : { type: 'string' }
    )
  ),
  ...pagingParameters
];

const text = { oneOf: [{ $ref: '#/components/schemas/LocalisedText' }, { type: 'null' }] };
const maybe = (type: string, more: object = {}) => ({ type: [type, 'null'], ...more });
const list = (values?: readonly string[]) => repeatable(values);

const properties: Readonly<Record<ActivityProperty, object>> = {
  slug: { type: 'string' },
  kind: { type: 'string', enum: ACTIVITY_KINDS },
  group: { type: 'string', enum: CATEGORY_GROUPS },
  stage: maybe('string', { enum: [...STAGES, null] }),
  title: { $ref: '#/components/schemas/LocalisedText' },
  about: text,
  place: maybe('string', { description: 'Slug of the place it is at.' }),
  where_note: text,
  address: maybe('string'),
  precision: maybe('string', { description: 'How well the position of its place is known.' }),
  organisation: maybe('string', { description: 'Slug of an organisation.' }),
  schedule: maybe('object', {
    description:
      'RFC 5545 as JSON, on the wall clock of "time_zone": start, duration_minutes, rrule, exdates, rdates, season; ' +
      'pauses_in_school_holidays. Null: its days are to confirm.'
  }),
  schedule_year: maybe('integer', {
    description: 'Year of the source of the times, while nobody has confirmed them since.'
  }),
  schedule_note: text,
  occurrences: {
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
  over: { type: 'boolean', description: 'None of its times is to come, or nobody may apply any more.' },
  cancelled: { type: 'boolean' },
  levels: list(LEVELS),
  hours_per_week: maybe('number'),
  weeks: maybe('integer'),
  cost_euro: maybe('number', { description: 'For the whole of it; 0 is free; null: not known.' }),
  cost_note: text,
  conditions: text,
  childcare: maybe('object', { description: 'On site, while it lasts; null: not known.' }),
  places_left: maybe('integer'),
  languages: list(),
  audience: list(AUDIENCES),
  features: list(FEATURES),
  asked: list(REQUIREMENTS),
  not_asked: list(REQUIREMENTS),
  how_to_join: text,
  contacts: { type: 'object', additionalProperties: { type: 'string' } },
  deadline: maybe('string', {
    format: 'date',
    description: 'Last day to apply; offers of work leave after it.'
  }),
  contract: maybe('string', { enum: [...CONTRACTS, null] }),
  requirements: text,
  demonstration: { type: 'boolean', description: 'Invented, to show what an entry looks like.' },
  machine_translated: { type: 'object', description: 'Field to the languages a machine translated it into.' },
  sources: { type: 'array', items: { type: 'object' } },
  confirmed_at: maybe('string', { format: 'date-time' }),
  added_at: { type: 'string', format: 'date-time' },
  revision: { type: 'integer' },
  certainty: {
    type: 'string',
    enum: ['known', 'unknown'],
    description: 'Whether it is known to fit what was asked for; what is known not to fit is not told.'
  },
  distance_m: { type: 'number', description: 'Straight-line metres from "near", when it is given.' }
};

/** A collection of features, page by page. */
export const collectionOf = (feature: string) => ({
  type: 'object',
  required: ['type', 'numberMatched', 'numberReturned', 'links', 'features'],
  properties: {
    type: { const: 'FeatureCollection' },
    numberMatched: { type: 'integer', description: 'All that match, not only this page.' },
    numberKnown: { type: 'integer', description: 'How many of all are known to fit; they come first.' },
    numberReturned: { type: 'integer' },
    links: { type: 'array', items: { type: 'object' }, description: 'Follow rel="next" until it is absent.' },
    features: { type: 'array', items: { $ref: `#/components/schemas/${feature}` } }
  }
});

/** A GeoJSON feature with these properties. */
export const featureWith = (its: object) => ({
  type: 'object',
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { const: 'Feature' },
    id: { type: 'string', format: 'uuid' },
    geometry: {
      type: ['object', 'null'],
      description: 'GeoJSON Point, WGS 84, longitude first; null without a known position.'
    },
    properties: { type: 'object', properties: its }
  }
});

export const activitySchemas = {
  ActivityFeature: featureWith(properties),
  ActivityCollection: collectionOf('ActivityFeature')
};
