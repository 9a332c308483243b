import { ACTIVITY_KINDS, LEVELS, STAGES } from '../activity/vocabulary.ts';
import { DAY_PRESETS } from '../activity/days.ts';
import { FREE_TIMES, WEEKDAYS } from '../activity/free-hours.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { ACTIVITY_PROPERTIES } from './activities-geojson.ts';
import { schemasOf, type Property } from './entry-properties.ts';
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
  inQuery(
    'capacity',
    'There are places, by what was said not too long ago; where nobody knows, they follow as unknown.',
    { type: 'string', enum: ['open'] }
  ),
  ...['category', 'open'].map((name) =>
    inQuery(
      name,
      'Accepted, so that one query serves every collection; activities do not depend on it.',
      name === 'category' ? repeatable() : { type: 'string' }
    )
  ),
  ...pagingParameters
];

/** A collection of features, page by page. */
export const collectionOf = (feature: string) => ({
  type: 'object',
  required: ['type', 'numberMatched', 'numberReturned', 'links', 'features'],
  properties: {
    type: { const: 'FeatureCollection' },
    numberMatched: { type: 'integer', description: 'All that match, not only this page.' },
    numberKnown: { type: 'integer', description: 'How many of all are known to fit; they come first.' },
    numberReturned: { type: 'integer' },
    method: {
      type: 'string',
      enum: ['network', 'straight-line'],
      description: 'How walks from "near" are measured, when it is given.'
    },
    links: { type: 'array', items: { type: 'object' }, description: 'Follow rel="next" until it is absent.' },
    features: { type: 'array', items: { $ref: `#/components/schemas/${feature}` } }
  }
});

/** A GeoJSON feature with these properties. */
export const featureWith = (properties: readonly Property<never>[]) => ({
  type: 'object',
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { const: 'Feature' },
    id: { type: 'string', format: 'uuid' },
    geometry: {
      type: ['object', 'null'],
      description: 'GeoJSON Point, WGS 84, longitude first; null without a known position.'
    },
    properties: { type: 'object', properties: schemasOf(properties) }
  }
});

export const activitySchemas = {
  ActivityFeature: featureWith(ACTIVITY_PROPERTIES),
  ActivityCollection: collectionOf('ActivityFeature')
};
