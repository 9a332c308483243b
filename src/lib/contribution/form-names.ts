import { REQUIREMENTS } from '../place/place.ts';
import { WAYS } from './contacts-form.ts';
import { MOST_SOURCES } from './sources-form.ts';
import { MOST_ROWS } from './week-rows.ts';

/*
 * The inputs each form has. A post with any other was made by hand: it is refused as forged, whatever it says.
 */

/** Of every form that proposes: the secret, when it was made, the trap, the proof, the words beside it. */
const COMMON = [
  'secret',
  'made',
  'scripted',
  'nickname',
  'proof-challenge',
  'proof-nonce',
  'contact',
  'message'
];
/** Of what is on the map: that it is no other, and what its photo shows. */
const OF_ENTRIES = ['different', 'photo-alt'];
const SHARED = [
  'audience',
  'features',
  'languages',
  ...REQUIREMENTS.map((what) => `requirement.${what}`),
  ...WAYS.map((way) => `contacts.${way}`)
];

const PLACE: ReadonlySet<string> = new Set([
  ...COMMON,
  ...OF_ENTRIES,
  ...SHARED,
  'category',
  'where',
  'address',
  'location',
  'location_precision',
  'name',
  'summary',
  'opening_hours_note',
  'opening_hours.always',
  'opening_hours.holidays',
  ...Array.from({ length: MOST_ROWS }, (_, row) =>
    ['days', 'from', 'to'].map((input) => `opening_hours.${row}.${input}`)
  ).flat()
]);

const ACTIVITY: ReadonlySet<string> = new Set([
  ...COMMON,
  ...OF_ENTRIES,
  ...SHARED,
  'kind',
  'place',
  'where_note',
  'title',
  'about',
  'schedule_note',
  ...[
    'mode',
    'days',
    'from',
    'to',
    'every',
    'season',
    'first_month',
    'last_month',
    'first',
    'last',
    'dates'
  ].map((input) => `schedule.${input}`),
  'levels',
  'childcare',
  'childcare.free',
  'cost',
  'cost_euro',
  'how_to_join',
  'deadline'
]);

const SOURCES = Array.from({ length: MOST_SOURCES }, (_, row) =>
  ['name', 'url'].map((input) => `sources.${row}.${input}`)
).flat();

const PRACTICE: ReadonlySet<string> = new Set([
  ...COMMON,
  ...SOURCES,
  'title',
  'organisation',
  'context',
  'steps',
  'costs',
  'result',
  'evidence',
  'stages',
  'areas',
  'languages',
  'since',
  'until'
]);

const LINK: ReadonlySet<string> = new Set([
  ...COMMON,
  ...SOURCES,
  'from_organisation',
  'to_organisation',
  'kind',
  'since',
  'until',
  'stage',
  'note',
  'certainty'
]);

export const FORM_NAMES = { place: PLACE, activity: ACTIVITY, practice: PRACTICE, link: LINK } as const;
